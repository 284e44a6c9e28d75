package io.brickyard.agent.journal;

import io.brickyard.pool.NodeId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry's id: a UUID of version 8 (RFC 9562) made of 60 bits of an epoch and 62 bits of its sequence number. An epoch is
 * drawn anew each time a journal is opened, from the node's id and 128 random bits, so that ids stay unique even when a folder
 * was restored from a backup or a machine from a snapshot. Because the sequence number is in it, an entry is found by its id
 * without an index.
 */
record EntryId(long epoch, long sequence) {

    static final long LARGEST_SEQUENCE = (1L << 62) - 1;

    private static final long LOW_12 = 0xfff;
    private static final long VERSION_8 = 8L << 12;
    private static final long VARIANT = 1L << 63;

    static long newEpoch(NodeId node) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(node.value().getMostSignificantBits())
                    .putLong(node.value().getLeastSignificantBits())
                    .flip());
            return ByteBuffer.wrap(digest.digest(random)).getLong() >>> 4;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Empty when it is not an id that a journal gave. */
    static Optional<EntryId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            UUID uuid = UUID.fromString(text);
            long high = uuid.getMostSignificantBits();
            EntryId id =
                    new EntryId(high >>> 16 << 12 | high & LOW_12, uuid.getLeastSignificantBits() & LARGEST_SEQUENCE);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return new UUID(epoch >>> 12 << 16 | VERSION_8 | epoch & LOW_12, VARIANT | sequence).toString();
    }
}
