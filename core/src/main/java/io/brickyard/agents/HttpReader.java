package io.brickyard.agents;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one response of HTTP/1.1 (RFC 9112): its head, then its body with a length, in chunks, or up to the end of the
 * connection. Everything is bounded.
 */
final class HttpReader {

    /** What came is no HTTP. */
    static final class NotHttp extends IOException {
        private static final long serialVersionUID = 1;

        NotHttp(String message) {
            super(message);
        }
    }

    private static final int LONGEST_HEAD_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 100;
    /** An event has at most 64 KiB, and JSON may make six characters of one. */
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    private static final long TO_THE_END = Long.MAX_VALUE;

    private final Wire wire;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;
    private int status;
    private boolean chunked;
    /** Bytes of the body, or of its present chunk, that are still to come. */
    private long left = TO_THE_END;

    private HttpReader(Wire wire) {
        this.wire = wire;
    }

    /** Reads the head. */
    static HttpReader of(Wire wire) throws IOException {
        HttpReader reader = new HttpReader(wire);
        reader.readHead();
        return reader;
    }

    int status() {
        return status;
    }

    private void readHead() throws IOException {
        String first = headLine();
        if (!first.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new NotHttp("what answers there does not speak HTTP/1.1");
        }
        status = Integer.parseInt(first, 9, 12, 10);
        for (int i = 0; ; i++) {
            String line = headLine();
            if (line.isEmpty()) {
                break;
            }
            if (i == MOST_HEADERS) {
                throw new NotHttp("the answer's head is too long");
            }
            header(line.toLowerCase(Locale.ROOT));
        }
        if (chunked) {
            left = 0;
        }
    }

    private void header(String line) throws NotHttp {
        if (line.startsWith("transfer-encoding:")) {
            chunked = line.endsWith("chunked");
        } else if (line.startsWith("content-length:")) {
            left = number(line.substring("content-length:".length()).strip(), 10);
        }
    }

    private static long number(String text, int radix) throws NotHttp {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException other) {
            // Told below, like a negative number.
        }
        throw new NotHttp("the answer has an unreadable length");
    }

    private String headLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            if (line.size() == LONGEST_HEAD_LINE) {
                throw new NotHttp("the answer's head has a line that is too long");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private int octet() throws IOException {
        if (at == end && !filled()) {
            throw new EOFException();
        }
        return buffer[at++] & 0xff;
    }

    private boolean filled() throws IOException {
        at = 0;
        end = Math.max(0, wire.read(buffer));
        return end > 0;
    }

    /** The body's next byte; -1 at its end. */
    private int bodyOctet() throws IOException {
        if (left == 0 && !(chunked && nextChunk())) {
            return -1;
        }
        if (left == TO_THE_END) {
            return at == end && !filled() ? -1 : buffer[at++] & 0xff;
        }
        left--;
        return octet();
    }

    private boolean nextChunk() throws IOException {
        String size = headLine();
        if (size.isEmpty()) {
            // The end of the chunk before.
            size = headLine();
        }
        int extension = size.indexOf(';');
        left = number((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
        chunked = left > 0;
        return left > 0;
    }

    /** The whole body, or what is left of it. */
    byte[] rest(int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
        for (int octet = bodyOctet(); octet >= 0; octet = bodyOctet()) {
            if (body.size() == most) {
                throw new NotHttp("the answer has more than " + most + " bytes");
            }
            body.write(octet);
        }
        return body.toByteArray();
    }

    /** The body's next line without its end. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int octet = bodyOctet(); octet != '\n'; octet = bodyOctet()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (line.size() == LONGEST_LINE) {
                throw new NotHttp("the stream has a line that is too long");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
