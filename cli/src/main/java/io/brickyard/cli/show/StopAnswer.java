package io.brickyard.cli.show;

import io.brickyard.health.StopRequest;
import io.brickyard.health.Stopping;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether certain machines may be stopped, with the look from which that is known, for people and programs. */
public record StopAnswer(Survey survey, List<Machine> machines, Stopping stopping) {

    static final String SCHEMA = "brickyard.ok-to-stop/1";
    private static final String SCHEMA_FILE = "/io/brickyard/cli/schema/brickyard.ok-to-stop-1.schema.json";

    /**
     * One that was asked about.
     *
     * @param id empty for the host of a thin arbiter that is no member of the pool
     * @param down whether neither its glusterd nor any brick of it gives a sign of life
     */
    public record Machine(String name, Optional<String> id, boolean down) {}

    public StopAnswer {
        machines = List.copyOf(machines);
    }

    public static StopAnswer of(Survey survey, StopRequest request) {
        List<Machine> machines = new ArrayList<>();
        for (NodeReport node : survey.nodes()) {
            if (request.nodes().contains(node.id())) {
                boolean serves = survey.bricks().values().stream()
                        .anyMatch(report -> report.brick().node().equals(node.id())
                                && (report.state() == BrickState.UP || report.state() == BrickState.UNKNOWN));
                boolean alive = node.state().answered() || serves || survey.isolated();
                machines.add(new Machine(
                        node.node().name().value(), Optional.of(node.id().toString()), !alive));
            }
        }
        request.arbiters().stream()
                .sorted()
                .forEach(host -> machines.add(new Machine(host.value(), Optional.empty(), false)));
        return new StopAnswer(survey, machines, Stopping.of(survey, request));
    }

    public String text(Look look) {
        return StopText.of(this, look);
    }

    /** Writes one line of JSON of the schema {@value #SCHEMA}; the stream stays open. */
    public void writeJson(OutputStream out) {
        StopDocument.write(this, new JsonOutlet(out));
    }

    /** Writes the JSON schema that every {@link #writeJson} obeys. */
    public static void writeSchema(OutputStream out) throws IOException {
        try (InputStream schema = StopAnswer.class.getResourceAsStream(SCHEMA_FILE)) {
            if (schema == null) {
                throw new UncheckedIOException(new IOException("the program lacks its file " + SCHEMA_FILE));
            }
            schema.transferTo(out);
        }
    }

    /** What keeps it from being safe, in a line. */
    public String waitedFor() {
        List<Stopping.Reason> all = obstacles();
        if (all.isEmpty()) {
            return "safe; giving clients some seconds to find what has come back";
        }
        int more = all.size() - 1;
        return all.getFirst().why() + (more > 0 ? "; and " + more + " more" : "");
    }

    /** Whether it is safe, or would be if nothing waited for a heal. */
    public boolean hangsOnHealsOnly() {
        return obstacles().stream()
                .allMatch(reason ->
                        reason.kind() == Stopping.Kind.HEAL_WAITS || reason.kind() == Stopping.Kind.HEAL_UNKNOWN);
    }

    /** What {@link #waitedFor} is about, without its numbers: equal while it is the same thing that is waited for. */
    public List<String> about() {
        List<String> about = new ArrayList<>();
        for (Stopping.Reason reason : obstacles()) {
            about.add(reason.kind() + " " + reason.volume() + " " + reason.subvolume());
        }
        return about.isEmpty() ? List.of("safe") : about;
    }

    private List<Stopping.Reason> obstacles() {
        return switch (stopping) {
            case Stopping.Safe _ -> List.of();
            case Stopping.Unsafe unsafe -> unsafe.reasons();
            case Stopping.Unknown unknown -> unknown.doubts();
        };
    }
}
