package io.brickyard.work;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The mark that a brick's folder bears: the extended attribute {@code trusted.glusterfs.volume-id}, 16 bytes, of the volume that
 * it belongs to (xlators/storage/posix). Java itself reads none but {@code user.} attributes, and no package brings
 * {@code getfattr} along with GlusterFS, so the C library is asked.
 */
final class Marks {

    private static final String NAME = "trusted.glusterfs.volume-id";
    private static final int LENGTH = 16;

    private Marks() {}

    /** Empty when the folder is not there, bears none, or who asks is not root. */
    static Optional<UUID> volume(Path folder) {
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
            MemorySegment value = arena.allocate(LENGTH);
            long length = (long) lgetxattr.invoke(
                    arena.allocateFrom(folder.toString()), arena.allocateFrom(NAME), value, (long) LENGTH);
            if (length != LENGTH) {
                return Optional.empty();
            }
            ByteBuffer octets = value.asByteBuffer();
            return Optional.of(new UUID(octets.getLong(), octets.getLong()));
        } catch (Throwable unexpected) {
            throw new IllegalStateException("lgetxattr cannot be called", unexpected);
        }
    }
}
