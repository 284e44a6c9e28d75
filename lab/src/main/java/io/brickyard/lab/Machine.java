package io.brickyard.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A machine of a lab, seen as a place to run programs: a member of the pool, the client, or the thin arbiter's host.
 *
 * <p>Programs see the machine's own network, files, host name and processes; programs and libraries are the host's.
 */
public sealed class Machine permits LabNode {

    private final LabRecord.MachineRecord record;
    private final Namespaces namespaces;

    Machine(LabRecord.MachineRecord record, Namespaces namespaces) {
        this.record = record;
        this.namespaces = namespaces;
    }

    /** Its host name; every machine of the lab resolves it. */
    public String name() {
        return record.name();
    }

    /** Its IPv4 address; the host reaches it too, unless it is off or cut. */
    public String address() {
        return record.address();
    }

    /**
     * Runs a program in the machine, to its end or until the limit has passed; then it is killed with its children and
     * the answer is {@link Output#TIMED_OUT}.
     *
     * @throws LabFailure when the machine is off
     */
    public Output run(Duration limit, String... command) {
        return run(limit, List.of(command));
    }

    public Output run(Duration limit, List<String> command) {
        return namespaces.marked().run(limit, "", namespaces.enter(command));
    }

    /** Runs a program in the machine on this process's terminal; its exit status. */
    public int runHere(List<String> command) {
        return namespaces.marked().runHere(namespaces.enter(command));
    }

    /** A command line that the host can start to run a program in the machine, for callers with their own plumbing. */
    public List<String> commandLine(List<String> command) {
        return namespaces.enter(command);
    }

    /** Whether it has power. */
    public boolean running() {
        return namespaces.running();
    }

    /** The host's process ids of everything that runs in it; nothing if it is off. */
    public List<Long> processes() {
        return namespaces.processes();
    }

    /**
     * A file of the machine as the host sees it: this process can read and write it. Valid until the machine is powered
     * off. On a mounted volume whose servers are silent, touching it blocks like any other access.
     *
     * @param path absolute
     */
    public Path onHost(String path) {
        return namespaces.onHost(path);
    }

    @Override
    public String toString() {
        return name();
    }

    LabRecord.MachineRecord record() {
        return record;
    }

    Namespaces namespaces() {
        return namespaces;
    }

    /** Runs a step that must succeed. */
    Output must(String purpose, List<String> command) {
        return namespaces.marked().must(purpose, namespaces.enter(command));
    }

    List<Long> processesOf(String program) {
        return processes().stream()
                .filter(pid -> ProcessTable.program(pid).equals(program) && ProcessTable.runs(pid))
                .toList();
    }
}
