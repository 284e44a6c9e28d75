package io.brickyard.agent.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    Path folder;

    @Test
    void systemdIsToldWhatHappens() throws Throwable {
        toldThrough(folder.resolve("notify").toString());
    }

    @Test
    void aSocketWithoutAFileIsOneToo() throws Throwable {
        toldThrough("@brickyard-test-" + ProcessHandle.current().pid());
    }

    private static void toldThrough(String path) throws Throwable {
        try (NotifySocket manager = new NotifySocket(path)) {
            Supervisor supervisor = new Supervisor(Map.of("NOTIFY_SOCKET", path), new SystemCalls());
            supervisor.ready("listening");
            supervisor.reloading(7_000_123L);
            supervisor.stopping();

            assertThat(manager.poll()).contains("READY=1\nSTATUS=listening");
            assertThat(manager.poll()).contains("RELOADING=1\nMONOTONIC_USEC=7000");
            assertThat(manager.poll()).contains("STOPPING=1");
            assertThat(manager.poll()).isEmpty();
        }
    }

    @Test
    void withoutOneAndWithOneThatIsGoneNothingHappens() {
        new Supervisor(Map.of(), new SystemCalls()).ready("listening");
        new Supervisor(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()), new SystemCalls()).stopping();
        new Supervisor(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200)), new SystemCalls()).stopping();
    }
}
