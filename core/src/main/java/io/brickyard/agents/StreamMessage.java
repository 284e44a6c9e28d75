package io.brickyard.agents;

import java.util.Optional;

/**
 * A message of a stream of server-sent events.
 *
 * @param id the position after it; empty when it has none
 * @param kind {@code message} unless the sender says otherwise
 */
public record StreamMessage(String id, String kind, String data) {

    /** Puts messages together from lines, as WHATWG HTML section 9.2.6 says; comments and unknown fields are passed over. */
    static final class Reader {
        private static final int LONGEST = 8 * 1024 * 1024;

        private String id = "";
        private String kind = "";
        private final StringBuilder data = new StringBuilder();

        /** A message, when this line ends one. */
        Optional<StreamMessage> line(String line) throws HttpReader.NotHttp {
            if (line.isEmpty()) {
                return ended();
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "id" -> id = value;
                case "event" -> kind = value;
                case "data" -> data.append(value).append('\n');
                default -> {}
            }
            if (data.length() > LONGEST) {
                throw new HttpReader.NotHttp("the stream has a message that is too long");
            }
            return Optional.empty();
        }

        private Optional<StreamMessage> ended() {
            if (data.isEmpty()) {
                kind = "";
                return Optional.empty();
            }
            data.setLength(data.length() - 1);
            StreamMessage message = new StreamMessage(id, kind.isEmpty() ? "message" : kind, data.toString());
            kind = "";
            data.setLength(0);
            return Optional.of(message);
        }
    }
}
