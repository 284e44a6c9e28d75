package io.brickyard.deploy;

import io.brickyard.json.Json;
import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an apply set out to do and how far it came: a JSON object on each line, each line durable before the next thing is done.
 * Whether a step is done, the pool itself tells after a crash; of use to the next run are {@linkplain Unfinished#owed the steps}
 * that leave no trace there.
 *
 * <pre>
 * {"apply": "2026-01-31T03:00:00Z", "by": "root@gl1, process 812", "steps": [{"title": "probe gl2"}, {"title": …, "clean": …}],
 *  "left": [{"clean": …}]}
 * {"begun": 0}
 * {"done": 0}
 * {"stopped": 1, "why": "…"}
 * {"ended": true}
 * </pre>
 */
public final class ApplyJournal implements AutoCloseable {

    private static final int MOST_BYTES = 64 << 20;

    private final FileChannel file;
    private final Path path;

    private ApplyJournal(FileChannel file, Path path) {
        this.file = file;
        this.path = path;
    }

    /**
     * An apply that did not come to its end.
     *
     * @param began when, as it wrote it
     * @param by whom
     * @param done how many of its steps were done; all, when it only left something that it could not do
     * @param steps how many there were
     * @param at the title of the step at which it was when it ended; empty when it was at none
     * @param owed steps of it that are not done and leave no trace in the pool
     */
    public record Unfinished(String began, String by, int done, int steps, Optional<String> at, List<Step> owed) {
        public Unfinished {
            owed = List.copyOf(owed);
        }
    }

    /**
     * Begins a journal in the place of the last one.
     *
     * @param left what an earlier one owes and the plan does not do
     * @throws UncheckedIOException when it cannot be written; then nothing must be changed
     */
    public static ApplyJournal begin(Path path, Plan plan, List<Step> left, Instant now, String by) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            FileChannel file = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            ApplyJournal journal = new ApplyJournal(file, path);
            journal.write(head(plan, left, now, by));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be written, so nothing is changed", e);
        }
    }

    private static Json.Members head(Plan plan, List<Step> left, Instant now, String by) {
        List<Json> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            Json.Members titled = Json.Members.NONE.with("title", step.card().title());
            steps.add(Owed.form(step).map(titled::with).orElse(titled));
        }
        List<Json> owed = left.stream()
                .flatMap(step -> Owed.form(step).stream())
                .map(Json.class::cast)
                .toList();
        return Json.Members.NONE
                .with("apply", now.toString())
                .with("by", by)
                .with("steps", new Json.Items(steps))
                .with("left", new Json.Items(owed));
    }

    void begun(int step) {
        write(Json.Members.NONE.with("begun", Json.Numeral.of(step)));
    }

    void done(int step) {
        write(Json.Members.NONE.with("done", Json.Numeral.of(step)));
    }

    void stopped(int step, String why) {
        write(Json.Members.NONE.with("stopped", Json.Numeral.of(step)).with("why", why));
    }

    void ended() {
        write(Json.Members.NONE.with("ended", new Json.Flag(true)));
    }

    private void write(Json line) {
        ByteBuffer bytes = ByteBuffer.wrap((line.inPythonsWay() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be closed", e);
        }
    }

    /** The last apply that was written there, if it did not come to its end; a torn last line is none. */
    public static Optional<Unfinished> unfinished(Path path) {
        List<Json.Members> lines = lines(path);
        if (lines.isEmpty() || lines.getFirst().text("apply").isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> done = new HashSet<>();
        boolean ended = false;
        int at = -1;
        for (Json.Members line : lines) {
            ended |= line.flag("ended").isPresent();
            line.number("done").ifPresent(step -> done.add(step.intValue()));
            at = line.number("begun").map(Long::intValue).orElse(at);
        }
        Unfinished found = unfinished(lines.getFirst(), done, ended ? -1 : at);
        return ended && found.owed().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static Unfinished unfinished(Json.Members head, Set<Integer> done, int at) {
        List<Json> steps = items(head, "steps");
        List<Step> owed = new ArrayList<>();
        for (Json left : items(head, "left")) {
            if (left instanceof Json.Members form) {
                Owed.read(form).ifPresent(owed::add);
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!done.contains(i) && steps.get(i) instanceof Json.Members step) {
                Owed.read(step).ifPresent(owed::add);
            }
        }
        Optional<String> title = at >= 0 && at < steps.size() && steps.get(at) instanceof Json.Members step
                ? step.text("title")
                : Optional.empty();
        return new Unfinished(
                head.text("apply").orElse(""), head.text("by").orElse(""), done.size(), steps.size(), title, owed);
    }

    private static List<Json> items(Json.Members head, String name) {
        return head.member(name).orElse(Json.Items.of(List.of())) instanceof Json.Items items
                ? items.values()
                : List.of();
    }

    private static List<Json.Members> lines(Path path) {
        List<Json.Members> lines = new ArrayList<>();
        try {
            if (!Files.exists(path) || Files.size(path) > MOST_BYTES) {
                return List.of();
            }
            for (String line : Files.readAllLines(path)) {
                if (JsonReader.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Json.Members members) {
                    lines.add(members);
                }
            }
        } catch (JsonFailure _) {
            // The line that was being written when it ended.
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of the last apply cannot be read: " + path, e);
        }
        return lines;
    }
}
