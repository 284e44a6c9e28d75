package io.brickyard.survey;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.HealInfo;
import io.brickyard.glusterd.command.HealSummary;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counts heal backlogs: the indexes of bricks first, which cost nothing; then {@code heal info} for those that
 * need it: volumes whose index shows entries, and volumes that somebody looks at closely.
 *
 * <p>{@code heal info} takes no lock but mounts the volume, looks at every entry (1.5 to 2 ms each) and waits ten seconds
 * for a silent node; so it is never started while a node is silent, runs for a few volumes at once, and ends in time.
 */
final class HealRound {

    /** More entries than this cannot be looked at in {@link SurveyRequest#HEAL_TIME}. */
    private static final long MOST_LOOKED_AT = 1000;

    private static final int MOST_NAMED = 12;
    private static final Duration INDEX_TIME = Duration.ofMillis(500);

    private final Gluster gluster;
    private final Threads threads;
    private final Optional<NodeId> here;
    private final List<NodeReport> nodes;
    private final Map<BrickId, Long> told;

    /** @param told how many entries agents counted in the indexes of their bricks */
    HealRound(
            Gluster gluster, Threads threads, Optional<NodeId> here, List<NodeReport> nodes, Map<BrickId, Long> told) {
        this.gluster = gluster;
        this.threads = threads;
        this.here = here;
        this.nodes = List.copyOf(nodes);
        this.told = Map.copyOf(told);
    }

    Map<VolumeName, HealReport> count(List<Volume> volumes, SurveyRequest request) {
        Instant now = Instant.now();
        List<Volume> healing = new ArrayList<>();
        for (Volume volume : volumes) {
            if (volume.isStarted() && volume.canHeal()) {
                healing.add(volume);
            }
        }
        Map<VolumeName, HealReport> reports = new HashMap<>(indexes(healing, now));
        List<Volume> closer = new ArrayList<>();
        for (Volume volume : healing) {
            if (deservesMore(volume, Optional.ofNullable(reports.get(volume.name())), request)) {
                closer.add(volume);
            }
        }
        Optional<String> obstacle = obstacle();
        for (Volume volume : closer) {
            HealReport known = reports.get(volume.name());
            reports.put(volume.name(), known == null ? nothing(volume, now, obstacle.orElse("")) : known);
        }
        if (obstacle.isPresent()) {
            closer.forEach(
                    volume -> reports.computeIfPresent(volume.name(), (_, report) -> noted(report, obstacle.get())));
        } else if (!closer.isEmpty()) {
            ask(closer, reports);
        }
        return reports;
    }

    /** What agents counted on their nodes, and what is counted here. */
    private Map<VolumeName, HealReport> indexes(List<Volume> volumes, Instant now) {
        Map<BrickId, Long> waiting = new HashMap<>(told);
        waiting.putAll(counted(volumes));
        Map<VolumeName, HealReport> counts = new HashMap<>();
        for (Volume volume : volumes) {
            HealIndex.report(volume, waiting, now).ifPresent(report -> counts.put(volume.name(), report));
        }
        return counts;
    }

    /** On another thread, because a brick on a failing disk may hold up whoever looks into it. */
    private Map<BrickId, Long> counted(List<Volume> volumes) {
        if (here.isEmpty() || volumes.isEmpty()) {
            return Map.of();
        }
        HealIndex index = new HealIndex(here.get());
        Threads.Question<String, Map<BrickId, Long>> question =
                new Threads.Question<>("indexes", () -> index.waiting(volumes));
        return threads.ask(List.of(question), INDEX_TIME).getOrDefault("indexes", Map.of());
    }

    private static boolean deservesMore(Volume volume, Optional<HealReport> index, SurveyRequest request) {
        if (request.closely().test(volume.name())) {
            return true;
        }
        return switch (request.depth()) {
            case NODES, BRICKS, LOCAL -> false;
            case OVERVIEW -> {
                long entries = index.map(HealReport::entries)
                        .orElse(OptionalLong.empty())
                        .orElse(0);
                yield entries > 0 && entries <= MOST_LOOKED_AT;
            }
            case ALL -> true;
        };
    }

    private Optional<String> obstacle() {
        if (here.isEmpty()) {
            return Optional.of("heals are counted on a node of the pool: run this there, as root");
        }
        for (NodeReport report : nodes) {
            switch (report.state()) {
                case UNREACHABLE, GLUSTERD_SILENT -> {
                    return Optional.of("not counted while " + report.node().name() + " is silent");
                }
                case UP, GLUSTERD_DOWN, UNRESOLVED, REJECTED, JOINING, UNREADABLE -> {}
            }
        }
        return Optional.empty();
    }

    private void ask(List<Volume> volumes, Map<VolumeName, HealReport> reports) {
        Deadline deadline = Deadline.in(SurveyRequest.HEAL_TIME);
        List<Threads.Question<VolumeName, HealReport>> questions = new ArrayList<>();
        for (Volume volume : volumes) {
            questions.add(new Threads.Question<>(volume.name(), () -> summary(volume, deadline)));
        }
        Map<VolumeName, HealReport> answers = threads.ask(questions, SurveyRequest.HEAL_TIME);
        for (Volume volume : volumes) {
            HealReport answer = answers.get(volume.name());
            reports.merge(
                    volume.name(),
                    answer != null ? answer : nothing(volume, Instant.now(), "heal info did not end in time"),
                    (known, fresh) -> fresh.entries().isPresent() ? fresh : noted(known, fresh.note()));
        }
    }

    private HealReport summary(Volume volume, Deadline deadline) {
        try {
            HealSummary summary = gluster.healSummary(volume.name(), deadline);
            long entries = total(volume, summary, false);
            long splitBrain = total(volume, summary, true);
            return new HealReport(
                    volume.name(),
                    OptionalLong.of(entries),
                    OptionalLong.of(splitBrain),
                    summary.complete(),
                    HealReport.Source.HEAL_INFO,
                    Instant.now(),
                    summary.complete() ? "" : "some bricks could not be counted",
                    splitBrain > 0 ? named(volume, deadline) : List.of());
        } catch (GlusterdFailure failure) {
            return nothing(volume, Instant.now(), failure.getMessage());
        }
    }

    /** A file is counted at each of its good copies, so a subvolume's number is the largest of its bricks'. */
    private static long total(Volume volume, HealSummary summary, boolean splitBrain) {
        long total = 0;
        for (Subvolume subvolume : volume.subvolumes()) {
            long largest = 0;
            for (HealSummary.BrickCount count : summary.bricks()) {
                if (isOf(subvolume, count)) {
                    largest = Math.max(largest, (splitBrain ? count.splitBrain() : count.entries()).orElse(0));
                }
            }
            total += largest;
        }
        return total;
    }

    private static boolean isOf(Subvolume subvolume, HealSummary.BrickCount count) {
        for (Brick brick : subvolume.bricks()) {
            if (brick.toString().equals(count.place())) {
                return true;
            }
        }
        return false;
    }

    private List<String> named(Volume volume, Deadline deadline) {
        Set<String> names = new LinkedHashSet<>();
        for (HealInfo.BrickEntries brick :
                gluster.splitBrain(volume.name(), deadline).bricks()) {
            for (HealInfo.Entry entry : brick.entries()) {
                if (names.size() < MOST_NAMED) {
                    names.add(entry.path());
                }
            }
        }
        return List.copyOf(names);
    }

    private static HealReport nothing(Volume volume, Instant now, String why) {
        return new HealReport(
                volume.name(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                HealReport.Source.NONE,
                now,
                why,
                List.of());
    }

    private static HealReport noted(HealReport report, String note) {
        return new HealReport(
                report.volume(),
                report.entries(),
                report.splitBrain(),
                report.complete(),
                report.source(),
                report.asOf(),
                report.note().isEmpty() || report.note().equals(note) ? note : report.note() + "; " + note,
                report.splitBrainEntries());
    }
}
