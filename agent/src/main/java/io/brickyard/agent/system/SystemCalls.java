package io.brickyard.agent.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The few calls of Linux's C library that Java has no word for, by the numbers of x86-64 and arm64, which are the same.
 * Each tells whether it went well; why it did not, nobody here needs to know.
 */
public final class SystemCalls {

    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int O_RDWR_CREAT_CLOEXEC = 2 | 0x40 | 0x80000;
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int LONGEST_PATH = 107;
    /** struct statvfs of 64-bit glibc and musl: f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, and more. */
    private static final long STATVFS_FILES = 5 * Long.BYTES;

    private static final long STATVFS_FREE_FILES = 6 * Long.BYTES;
    private static final long STATVFS_BYTES = 256;

    private final Linker linker = Linker.nativeLinker();

    /** Sets a socket's receive buffer beyond the system's limit; for that the process needs CAP_NET_ADMIN. */
    public boolean forceReceiveBuffer(int descriptor, int bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_INT, bytes);
            return (int) call("setsockopt", INT, INT, INT, INT, POINTER, INT)
                            .invoke(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, value, 4)
                    == 0;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Sends a datagram to a unix socket; a path that begins with {@code @} is one of the abstract name space. */
    public boolean sendToUnixSocket(String path, byte[] message) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > LONGEST_PATH) {
            return false;
        }
        if (name[0] == '@') {
            name[0] = 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(2 + LONGEST_PATH + 1, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
            int socket = (int) call("socket", INT, INT, INT, INT).invoke(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (socket < 0) {
                return false;
            }
            long sent = (long) call("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT)
                    .invoke(socket, bytes, (long) message.length, MSG_NOSIGNAL, address, 2 + name.length);
            int closed = (int) call("close", INT, INT).invoke(socket);
            return sent == message.length && closed == 0;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Opens a file, makes it if need be, and takes the lock of flock(2), which Java's own locks are not.
     *
     * @return the file descriptor, which nobody closes before the process ends; or a negative number: somebody else has the
     *     lock, or the file cannot be opened
     */
    public int lockFile(String path) {
        try (Arena arena = Arena.ofConfined()) {
            // open(2) takes a variable number of arguments.
            MethodHandle open = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("open"),
                    FunctionDescriptor.of(INT, POINTER, INT, INT),
                    Linker.Option.firstVariadicArg(2));
            int descriptor = (int) open.invoke(arena.allocateFrom(path), O_RDWR_CREAT_CLOEXEC, 0644);
            if (descriptor < 0) {
                return descriptor;
            }
            if ((int) call("flock", INT, INT, INT).invoke(descriptor, LOCK_EX_NB) != 0) {
                int closed = (int) call("close", INT, INT).invoke(descriptor);
                return -1 - Math.abs(closed);
            }
            return descriptor;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** All inodes of a file system, and those that are free. */
    public record Inodes(long total, long free) {}

    /**
     * Asks statvfs(3). A failing disk may hold up the caller.
     *
     * @return empty where the file system has no fixed number of them, or cannot be asked
     */
    public Optional<Inodes> inodes(String path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment told = arena.allocate(STATVFS_BYTES, Long.BYTES);
            int failed = (int) call("statvfs", INT, POINTER, POINTER).invoke(arena.allocateFrom(path), told);
            long total = told.get(LONG, STATVFS_FILES);
            return failed != 0 || total <= 0
                    ? Optional.empty()
                    : Optional.of(new Inodes(total, told.get(LONG, STATVFS_FREE_FILES)));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final java.lang.foreign.AddressLayout POINTER = ValueLayout.ADDRESS;

    private MethodHandle call(
            String name, java.lang.foreign.MemoryLayout result, java.lang.foreign.MemoryLayout... arguments) {
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    private static IllegalStateException unexpected(Throwable e) {
        // The handles themselves throw nothing but programming errors.
        return new IllegalStateException("calling the C library", e);
    }
}
