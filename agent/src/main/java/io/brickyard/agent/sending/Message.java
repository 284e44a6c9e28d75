package io.brickyard.agent.sending;

import java.time.Instant;
import java.util.List;

/**
 * A request's body and what describes it; the same however often it is sent.
 *
 * @param id by which a receiver tells a repetition
 * @param type the event's name; what a JWT is about
 * @param fields further headers
 */
public record Message(String id, String type, Instant happened, List<Field> fields, Body body) {

    public Message {
        fields = List.copyOf(fields);
    }

    public record Field(String name, String value) {
        /** Only the name: values may be credentials. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Bytes that are never changed. */
    public static final class Body {
        private final byte[] bytes;

        public Body(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Not a copy: only to be read. */
        byte[] bytes() {
            return bytes;
        }
    }
}
