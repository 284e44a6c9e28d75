package io.brickyard.work;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Extended attributes by which GlusterFS tells what a folder or a file is: a brick's folder bears the mark
 * {@code trusted.glusterfs.volume-id}, 16 bytes, of the volume that it belongs to (xlators/storage/posix). Java itself reads none but {@code user.} attributes, and no package brings
 * {@code getfattr} along with GlusterFS, so the C library is asked.
 */
final class Marks {

    private static final String VOLUME = "trusted.glusterfs.volume-id";
    private static final int VOLUME_LENGTH = 16;

    /** The name of the subvolume that has the file itself (xlators/cluster/dht). */
    private static final String LINK = "trusted.glusterfs.dht.linkto";

    private static final int LONGEST = 4096;

    private Marks() {}

    /** Empty when the folder is not there, bears none, or who asks is not root. */
    static Optional<UUID> volume(Path folder) {
        return attribute(folder, VOLUME)
                .filter(octets -> octets.length == VOLUME_LENGTH)
                .map(ByteBuffer::wrap)
                .map(octets -> new UUID(octets.getLong(), octets.getLong()));
    }

    /** Whether a file says that it is only a pointer to another subvolume. */
    static boolean pointsElsewhere(Path file) {
        return attribute(file, LINK).isPresent();
    }

    private static Optional<byte[]> attribute(Path file, String name) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle lgetxattr = linker.downcallHandle(
                    linker.defaultLookup().find("lgetxattr").orElseThrow(),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG));
            MemorySegment value = arena.allocate(LONGEST);
            MemorySegment path = arena.allocateFrom(ValueLayout.JAVA_BYTE, octets(file));
            long length = (long) lgetxattr.invoke(path, arena.allocateFrom(name), value, (long) LONGEST);
            return length < 0
                    ? Optional.empty()
                    : Optional.of(value.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
        } catch (Throwable unexpected) {
            throw new IllegalStateException("lgetxattr cannot be called", unexpected);
        }
    }

    /**
     * The path's very bytes and a zero. Its text need not have them: a name may be of any bytes, and glusterd starts its program in a
     * locale that has none but ASCII. The path's URI has them all, those beyond ASCII as {@code %} and two digits.
     */
    private static byte[] octets(Path path) {
        String text = path.toUri().getRawPath();
        int end = text.length() > 1 && text.endsWith("/") ? text.length() - 1 : text.length();
        ByteArrayOutputStream octets = new ByteArrayOutputStream(end + 1);
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '%') {
                octets.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                octets.write(text.charAt(i));
            }
        }
        octets.write(0);
        return octets.toByteArray();
    }
}
