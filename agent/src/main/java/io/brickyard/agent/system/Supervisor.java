package io.brickyard.agent.system;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What systemd is told of a service with {@code Type=notify}, as sd_notify(3) does it; where there is no service supervisor that
 * listens, nothing.
 */
public final class Supervisor {

    private final String socket;
    private final SystemCalls system;

    public Supervisor(Map<String, String> environment, SystemCalls system) {
        socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        this.system = system;
    }

    /** The service does what it is there for. */
    public void ready(String status) {
        tell("READY=1\nSTATUS=" + status);
    }

    /** @param nanoTime when the reload began; Linux's monotonic clock */
    public void reloading(long nanoTime) {
        tell("RELOADING=1\nMONOTONIC_USEC=" + nanoTime / 1000);
    }

    public void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String message) {
        if (!socket.isEmpty()) {
            system.sendToUnixSocket(socket, message.getBytes(StandardCharsets.UTF_8));
        }
    }
}
