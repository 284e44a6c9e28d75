package io.brickyard.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Text deflated (RFC 1950) and in base64url. */
final class Deflated {

    private static final int LARGEST = 1 << 20;

    private Deflated() {}

    static String of(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream deflating = new DeflaterOutputStream(octets)) {
            deflating.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.toByteArray());
    }

    /** @throws FormFailure when it is none, or more than any answer is */
    static byte[] octets(String text) {
        try (InputStream inflating = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            byte[] octets = inflating.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new FormFailure("it is larger than " + LARGEST + " bytes");
            }
            return octets;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new FormFailure("it is not deflated");
        }
    }
}
