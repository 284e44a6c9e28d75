package io.brickyard.agent;

import io.brickyard.agent.api.Condition;
import io.brickyard.agent.api.Work;
import io.brickyard.agent.intake.Intake;
import io.brickyard.agent.intake.IntakeCounts;
import io.brickyard.agent.recording.Recorder;
import io.brickyard.pool.NodeId;
import io.brickyard.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this agent is, for its API. */
final class AgentCondition implements Condition {

    private final String version = Release.ofThisBuild().number();
    private final NodeId node;
    private final Instant started;
    private final Intake intake;
    private final Recorder recorder;
    private final PoolFiles files;
    private final Reloading reloading;

    /** How an agent is told to read its files again. */
    interface Reloading {
        /** What is wrong with the configuration as it stands in its file; empty when it can be used. */
        List<String> problems();

        void wish();
    }

    AgentCondition(
            NodeId node, Instant started, Intake intake, Recorder recorder, PoolFiles files, Reloading reloading) {
        this.node = node;
        this.started = started;
        this.intake = intake;
        this.recorder = recorder;
        this.files = files;
        this.reloading = reloading;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Work work() {
        return WorkProcess.ofThisInstallation();
    }

    @Override
    public NodeId node() {
        return node;
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public List<Figure> figures() {
        IntakeCounts counts = intake.counts();
        return List.of(
                counter("intake_received", "Datagrams read from sockets.", counts.received()),
                refused("stranger", counts.strangers()),
                refused("rate", counts.tooMany()),
                lost("kernel", counts.droppedByKernel()),
                lost("memory", counts.overflown()),
                counter("intake_blank", "Datagrams that held nothing.", recorder.notUnderstood()),
                new Figure(
                        "intake_waiting", "Datagrams taken in and not yet kept.", false, counts.waiting(), List.of()));
    }

    private static Figure counter(String name, String help, long value) {
        return new Figure(name, help, true, value, List.of());
    }

    private static Figure refused(String reason, long value) {
        return new Figure(
                "intake_refused", "Datagrams refused for their source.", true, value, List.of("reason", reason));
    }

    private static Figure lost(String place, long value) {
        return new Figure("intake_dropped", "Datagrams lost for want of room.", true, value, List.of("place", place));
    }

    @Override
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        recorder.trouble().ifPresent(reason -> troubles.add("The journal takes no events: " + reason));
        files.trouble().ifPresent(troubles::add);
        return troubles;
    }

    @Override
    public Optional<String> reload() {
        List<String> problems = reloading.problems();
        if (!problems.isEmpty()) {
            return Optional.of(String.join("; ", problems));
        }
        reloading.wish();
        files.read();
        return files.trouble();
    }
}
