package io.brickyard.glusterd.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs shell scripts in the place of gluster. */
@Timeout(30)
class GlusterCommandTest {
    @TempDir
    Path folder;

    private GlusterCommand script(String... lines) throws IOException {
        Path file = folder.resolve("gluster");
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return GlusterCommand.in(folder.toString());
    }

    private static Deadline in(int millis) {
        return Deadline.in(Duration.ofMillis(millis));
    }

    @Test
    void argumentsArriveOneByOneWithoutAShell() throws IOException {
        Printout printout = script("for a in \"$@\"; do echo \"[$a]\"; done", "echo oops >&2", "exit 251")
                .run(List.of("a b", "$(id)", "*"), in(10_000));
        assertThat(new String(printout.output(), StandardCharsets.UTF_8)).isEqualTo("[a b]\n[$(id)]\n[*]\n");
        assertThat(printout.errors()).isEqualTo("oops\n");
        assertThat(printout.exitStatus()).isEqualTo(251);
    }

    @Test
    void messagesAreAskedForInEnglishAndNothingWaitsForInput() throws IOException {
        Printout printout = script("echo $LC_ALL", "cat").run(List.of(), in(10_000));
        assertThat(new String(printout.output(), StandardCharsets.UTF_8)).isEqualTo("C\n");
    }

    @Test
    void commandThatHangsIsKilledWithItsChildrenAtTheDeadline() throws Exception {
        GlusterCommand hangs =
                script("echo $$ > " + folder + "/self", "sleep 600 &", "echo $! > " + folder + "/child", "wait");
        long before = System.nanoTime();
        assertThatThrownBy(() -> hangs.run(List.of("volume", "status"), in(1_000)))
                .isInstanceOf(GlusterdFailure.AnswerLate.class)
                .hasMessageContaining("gluster volume status");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertEnded("self");
        assertEnded("child");
    }

    @Test
    void orphanOfTheGroupIsKilledToo() throws Exception {
        GlusterCommand leaves = script("(sleep 600 & echo $! > " + folder + "/child)", "exec sleep 600");
        assertThatThrownBy(() -> leaves.run(List.of(), in(1_000))).isInstanceOf(GlusterdFailure.AnswerLate.class);
        assertEnded("child");
    }

    /** Dead, though perhaps a zombie: in a container nobody may fetch the exit status of an orphan. */
    private void assertEnded(String pidFile) throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve(pidFile)).strip());
        Deadline deadline = in(5_000);
        while (isRunning(pid)) {
            assertThat(deadline.passed())
                    .as(pidFile + " " + pid + " still runs")
                    .isFalse();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static boolean isRunning(long pid) throws IOException {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Test
    void endlessOutputIsStoppedAtTheBound() throws IOException {
        assertThatThrownBy(() -> script("exec cat /dev/zero").run(List.of(), in(25_000)))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("more than 64 MiB");
    }

    @Test
    void endlessErrorsAreCutAndDoNotHoldTheCommandUp() throws IOException {
        Printout printout = script("head -c 1000000 /dev/zero >&2", "echo done").run(List.of(), in(25_000));
        assertThat(printout.output()).hasSize(5);
        assertThat(printout.errors()).hasSizeLessThanOrEqualTo(64 << 10);
    }

    @Test
    void plainTextWithExitStatusZeroIsNoAnswer() throws IOException {
        Gluster gluster = new Gluster(script("echo Quota command successful"), LockRetries.NONE);
        assertThatThrownBy(() -> gluster.volumeNames(in(10_000)))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("plain text instead of XML");
    }

    @Test
    void missingCommandIsNotAllowedWithAdvice() {
        assertThatThrownBy(() -> GlusterCommand.in(folder + ":relative:").run(List.of(), in(1_000)))
                .isInstanceOf(GlusterdFailure.NotAllowed.class)
                .hasMessageContaining("glusterfs-cli");
    }

    @Test
    void stateIsReadFromTheFileThatGlusterdWroteAndTheFileIsRemoved() throws IOException {
        Path recorded = Files.write(folder.resolve("recorded"), Recorded.bytes("all-well/get-state-plain.txt"));
        Path spool = Files.createDirectory(folder.resolve("spool"));
        GlusterCommand command = script("cp " + recorded + " $4/$6", "echo glusterd state dumped to $4/$6");
        assertThat(new StateDump(command, spool).take(false, in(10_000)).volumes())
                .hasSize(7);
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void stateOfAGlusterdThatDoesNotRunIsNotListening() throws IOException {
        GlusterCommand command =
                script("echo 'Connection failed. Please check if gluster daemon is operational.' >&2; exit 1");
        assertThatThrownBy(() -> new StateDump(command, folder).take(true, in(10_000)))
                .isInstanceOf(GlusterdFailure.NotListening.class);
    }
}
