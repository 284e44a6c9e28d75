package io.brickyard.agent.system;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A service manager's end of sd_notify(3): a unix socket for datagrams, which Java has not. */
public final class NotifySocket implements AutoCloseable {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final int MSG_DONTWAIT = 0x40;

    private final int descriptor;

    /** @param path with {@code @} in front: in the abstract name space */
    public NotifySocket(String path) throws Throwable {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name[0] == '@') {
            name[0] = 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(2 + name.length + 1, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
            descriptor = (int) call("socket", INT, INT, INT, INT).invoke(1, 2 | 0x80000, 0);
            if ((int) call("bind", INT, INT, POINTER, INT).invoke(descriptor, address, 2 + name.length) != 0) {
                throw new IOException("cannot bind " + path);
            }
        }
    }

    /** The next message, if one has come. */
    public Optional<String> poll() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(4096);
            long length = (long) call("recv", LONG, INT, POINTER, LONG, INT)
                    .invoke(descriptor, bytes, bytes.byteSize(), MSG_DONTWAIT);
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(
                            bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            int closed = (int) call("close", INT, INT).invoke(descriptor);
            assert closed == 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }
}
