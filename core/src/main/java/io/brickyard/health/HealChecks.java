package io.brickyard.health;

import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.HealReport;
import java.util.ArrayList;
import java.util.List;

/** Files that wait for a heal or for somebody's choice, where the survey asked. */
final class HealChecks implements Checks {

    private static final int SHOWN = 5;

    @Override
    public void find(Situation situation, List<Finding> into) {
        List<String> unknown = new ArrayList<>();
        for (VolumeHealth health : situation.volumes()) {
            Volume volume = health.volume();
            HealReport heal = situation.survey().heals().get(volume.name());
            if (heal == null || !volume.isStarted() || !volume.canHeal()) {
                continue;
            }
            long splitBrain = heal.splitBrain().orElse(0);
            if (splitBrain > 0) {
                into.add(splitBrain(situation, heal, splitBrain));
            }
            long pending = heal.entries().orElse(0) - splitBrain;
            if (pending > 0) {
                into.add(pending(situation, health, heal, pending));
            }
            if (heal.entries().isEmpty()) {
                unknown.add(volume.name() + ": " + (heal.note().isEmpty() ? "could not be counted" : heal.note()));
            }
        }
        if (!unknown.isEmpty()) {
            into.add(unknown(unknown));
        }
    }

    private static Finding splitBrain(Situation situation, HealReport heal, long files) {
        VolumeName volume = heal.volume();
        Draft draft = new Draft(
                        Check.SPLIT_BRAIN,
                        Target.of(volume),
                        volume + ": " + Words.count(files, "file") + " in split-brain; clients get errors on "
                                + (files == 1 ? "it" : "them"))
                .extent(files)
                .evidence(source(heal));
        for (String entry : heal.splitBrainEntries()) {
            draft.evidence(Words.hasControl(entry) ? "a name with control characters" : entry);
        }
        draft.remedy("gluster volume heal " + volume + " info split-brain");
        String entry = heal.splitBrainEntries().isEmpty()
                ? ""
                : heal.splitBrainEntries().getFirst();
        if (!entry.isEmpty() && !Words.hasControl(entry)) {
            draft.remedy("# compare the copies first: the other one is lost; this keeps the one changed last")
                    .remedy(situation
                            .commands()
                            .locking("gluster volume heal " + volume + " split-brain latest-mtime " + argument(entry)));
        }
        return draft.finding();
    }

    /** {@code heal info} prints {@code <gfid:…>}, the command takes {@code gfid:…}. */
    private static String argument(String entry) {
        boolean gfid = entry.startsWith("<gfid:") && entry.endsWith(">");
        return Words.quoted(gfid ? entry.substring(1, entry.length() - 1) : entry);
    }

    private static Finding pending(Situation situation, VolumeHealth health, HealReport heal, long files) {
        VolumeName volume = heal.volume();
        boolean inFlight = heal.source() == HealReport.Source.INDEX && health.state() == VolumeState.ONLINE;
        String atLeast = heal.complete() ? "" : "at least ";
        boolean whole = health.state() == VolumeState.ONLINE;
        Draft draft = new Draft(
                        Check.HEAL_PENDING,
                        Target.of(volume),
                        volume + ": " + atLeast + Words.count(files, "file") + (files == 1 ? " waits" : " wait")
                                + " for a heal")
                .as(inFlight ? Severity.INFO : Severity.WARNING)
                .extent(files)
                .evidence(source(heal));
        if (whole) {
            draft.remedy(
                            "gluster volume heal " + volume + " info summary",
                            "# the number must shrink; to begin at once:")
                    .remedy(situation.commands().locking("gluster volume heal " + volume));
        } else {
            draft.remedy("# the heal begins when the missing bricks serve again", "brickyard status -v " + volume);
        }
        return draft.finding();
    }

    private static String source(HealReport heal) {
        String words =
                switch (heal.source()) {
                    case INDEX -> "counted in the heal index of the bricks";
                    case HEAL_INFO -> "from heal info";
                    case NONE -> "from an earlier look";
                };
        return words + " at " + heal.asOf() + (heal.note().isEmpty() ? "" : "; " + heal.note());
    }

    private static Finding unknown(List<String> volumes) {
        List<String> shown = volumes.subList(0, Math.min(SHOWN, volumes.size()));
        return new Draft(
                        Check.HEAL_UNKNOWN,
                        Target.POOL,
                        "how many files wait for a heal is not known for " + Words.count(volumes.size(), "volume"))
                .extent(volumes.size())
                .evidence(shown)
                .remedy("# ask again on a node of the pool when all nodes answer", "brickyard status")
                .finding();
    }
}
