package io.brickyard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * A member of a lab's pool, with the faults it can suffer. Each fault can be given twice; the second time does nothing.
 *
 * <p>{@link #powerOff()} is what a power cut is to the others: silence, no farewell of any connection. (What the dead
 * node had not yet written to its disks is not lost, though: the disks are the host's memory.)
 */
public final class LabNode extends Machine {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private final Network network;

    LabNode(LabRecord.MachineRecord record, Namespaces namespaces, Network network) {
        super(record, namespaces);
        this.network = network;
    }

    /** Takes the power away: first the link falls silent, then everything in the node is killed at once. */
    public void powerOff() {
        if (running()) {
            network.cut(record());
            namespaces().kill();
        }
        network.detach(record());
    }

    /** Gives the power back: the same disks and state, a new {@code /run}, and glusterd, which starts its bricks. */
    public void powerOn() {
        if (!running()) {
            boot();
            startGlusterd();
        }
    }

    void boot() {
        try {
            namespaces().folder().forgetRuntimeState();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        network.detach(record());
        namespaces().start();
        network.attach(record(), namespaces());
    }

    /** The node's link goes silent: packets vanish in both directions, no connection is told. */
    public void cut() {
        network.cut(record());
    }

    public void join() {
        network.join(record());
    }

    public boolean isCut() {
        return running() && !network.isUp(record());
    }

    /** Ends glusterd as a service stop does; bricks go on serving. */
    public void stopGlusterd() {
        List<Long> pids = glusterd();
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
        if (!Waiting.until(PATIENCE, () -> glusterd().isEmpty())) {
            throw new LabFailure(
                    "glusterd of " + name() + " does not end" + (isFrozen() ? ": it is frozen; thaw it first" : ""));
        }
    }

    /** Starts glusterd and waits until it answers its own command line. */
    public void startGlusterd() {
        if (!glusterd().isEmpty()) {
            return;
        }
        must(
                "start glusterd on " + name(),
                List.of("glusterd", "-p", "/run/glusterd.pid", "-l", "/var/log/glusterfs/glusterd.log"));
        if (!Waiting.until(
                PATIENCE, () -> run(QUESTION, "gluster", "pool", "list").succeeded())) {
            throw new LabFailure("glusterd of " + name() + " does not answer; see "
                    + namespaces().folder().root().resolve("var/log/glusterfs/glusterd.log"));
        }
    }

    /** Stops glusterd in its tracks (SIGSTOP): connections are still accepted by the kernel, nothing is answered. */
    public void freeze() {
        signalGlusterd("-STOP", 'T');
    }

    public void thaw() {
        if (isFrozen()) {
            signalGlusterd("-CONT", 'S');
        }
    }

    public boolean isFrozen() {
        return glusterd().stream().anyMatch(pid -> ProcessTable.state(pid) == 'T');
    }

    public boolean glusterdRuns() {
        return !glusterd().isEmpty();
    }

    private void signalGlusterd(String signal, char then) {
        List<Long> pids = glusterd();
        if (pids.isEmpty()) {
            throw new LabFailure("no glusterd runs on " + name() + "; 'brickyard lab start-glusterd' starts it");
        }
        for (long pid : pids) {
            namespaces().marked().must("signal glusterd of " + name(), List.of("kill", signal, Long.toString(pid)));
        }
        boolean obeyed = Waiting.until(
                PATIENCE, () -> pids.stream().allMatch(pid -> (ProcessTable.state(pid) == 'T') == (then == 'T')));
        if (!obeyed) {
            throw new LabFailure("glusterd of " + name() + " does not follow the signal " + signal);
        }
    }

    private List<Long> glusterd() {
        return processesOf("glusterd");
    }

    /** Kills the process that serves this folder (SIGKILL), if it runs; whether it did. */
    boolean killBrickAt(String path) {
        List<Long> serving = processesOf("glusterfsd").stream()
                .filter(pid -> serves(ProcessTable.arguments(pid), path))
                .toList();
        serving.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        if (!Waiting.until(PATIENCE, () -> serving.stream().noneMatch(ProcessTable::runs))) {
            throw new LabFailure("the brick process of " + name() + ":" + path + " does not die");
        }
        return !serving.isEmpty();
    }

    private static boolean serves(List<String> arguments, String path) {
        int option = arguments.indexOf("--brick-name");
        return option >= 0
                && option + 1 < arguments.size()
                && arguments.get(option + 1).equals(path);
    }
}
