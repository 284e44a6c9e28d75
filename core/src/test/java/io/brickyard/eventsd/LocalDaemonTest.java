package io.brickyard.eventsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a /proc of its own. */
class LocalDaemonTest {

    private static final String[] ORIGINAL = {"/usr/bin/python3", "/usr/sbin/glustereventsd"};
    private static final String[] OURS = {"/opt/brickyard/java/bin/java", "-cp", "x.jar", "io.brickyard.agent.Main"};

    @TempDir
    Path proc;

    private final List<String> signals = new ArrayList<>();
    private LocalDaemon daemon;

    @BeforeEach
    void make() {
        daemon = new LocalDaemon(
                new ProcessFiles(proc), proc.resolve("eventsd.pid"), (process, name) -> signals.add(name + process));
    }

    private void process(int id, int parent, String... words) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Integer.toString(id)));
        Files.writeString(folder.resolve("cmdline"), String.join("\0", words) + "\0");
        Files.writeString(folder.resolve("stat"), id + " (odd) name) S " + parent + " 1 1");
    }

    private void socket(int id, int port, int inode) throws IOException {
        Path folder = proc.resolve(Integer.toString(id));
        Files.createDirectories(folder.resolve("net"));
        Files.createDirectories(folder.resolve("fd"));
        Files.writeString(
                folder.resolve("net/udp"),
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref\n"
                        + String.format("  1: 00000000:%04X 00000000:0000 07 0:0 00:0 0 0 0 %d 2 x 0\n", port, inode));
        Files.createSymbolicLink(folder.resolve("fd/5"), Path.of("socket:[" + inode + "]"));
    }

    @Test
    void withoutAProcessItIsDownAndNobodyIsTold() throws IOException {
        process(1, 0, "sleep", "infinity");
        Files.writeString(proc.resolve("eventsd.pid"), "1");

        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.DOWN);
        assertThat(daemon.reload()).isFalse();
        assertThat(signals).isEmpty();
    }

    @Test
    void theOriginalIsFoundWithoutItsPidFileAndItsWorkerIsLeftAlone() throws IOException {
        process(7, 1, ORIGINAL);
        process(8, 7, ORIGINAL);
        socket(7, 55555, 4711);

        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.UP);
        assertThat(daemon.reload()).isTrue();
        assertThat(signals).containsExactly("USR27");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pair",
                "pair --renew",
                "--config /etc/check.yaml pair",
                "config check",
                "--config=x config check"
            })
    void whatIsNoRunningAgentIsNotSignalled(String verb) throws IOException {
        List<String> words = new ArrayList<>(List.of(OURS));
        words.addAll(List.of(verb.split(" ")));
        process(9, 1, words.toArray(String[]::new));

        assertThat(daemon.reload()).isFalse();
        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.DOWN);
        assertThat(signals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "--config check run", "-p pair", "--pid-file=/run/pair --config=/etc/pair"})
    void anAgentRunsWhateverItsFilesAreCalled(String verb) throws IOException {
        List<String> words = new ArrayList<>(List.of(OURS));
        words.addAll(List.of(verb.split(" ")));
        process(9, 1, words.toArray(String[]::new));

        assertThat(daemon.reload()).isTrue();
        assertThat(signals).containsExactly("USR29");
    }

    @Test
    void oursTakesTheSameSignal() throws IOException {
        process(9, 1, OURS);
        socket(9, 24009, 4711);
        Files.writeString(proc.resolve("eventsd.pid"), "9\n");

        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.UP);
        daemon.reload();
        assertThat(signals).containsExactly("USR29");
    }

    /** A pairing has all nodes reload, the one on which it runs included. */
    @Test
    void aPairingIsNoDaemonAndIsNotSignalled() throws IOException {
        process(9, 1, OURS[0], OURS[1], OURS[2], OURS[3], "pair", "--renew");

        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.DOWN);
        assertThat(daemon.reload()).isFalse();
        assertThat(signals).isEmpty();
    }

    @Test
    void whatListensOnNoPortOfEventsIsDeaf() throws IOException {
        process(9, 1, OURS);
        socket(9, 53, 4711);

        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.DEAF);
        assertThat(daemon.state(53)).isEqualTo(LocalDaemon.State.UP);
    }

    @Test
    void somebodyElsesSocketIsNotItsOwn() throws IOException {
        process(9, 1, OURS);
        socket(9, 55555, 4711);
        Files.delete(proc.resolve("9/fd/5"));

        assertThat(daemon.state(55555)).isEqualTo(LocalDaemon.State.DEAF);
    }

    @Test
    void aPidFileWithAStrangersNumberIsNotBelieved() throws IOException {
        process(7, 1, "vi", "/usr/sbin/glustereventsd");
        Files.writeString(proc.resolve("eventsd.pid"), "7");

        daemon.reload();

        assertThat(signals).isEmpty();
    }
}
