package io.brickyard.cli.show;

import io.brickyard.health.Capacity;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.SubvolumeState;
import io.brickyard.health.VolumeHealth;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import io.brickyard.survey.ThinArbiterReport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A volume drawn as a tree: its subvolumes with what they can still lose, their bricks with how their state is known,
 * heal, capacity and the options that were set.
 *
 * <p>A distributed volume's subvolumes are its bricks, so there the bricks hang on the volume itself.
 */
final class VolumeTree {

    private final Survey survey;
    private final Roster roster;

    VolumeTree(Survey survey, Roster roster) {
        this.survey = survey;
        this.roster = roster;
    }

    void print(VolumeHealth health, Page page) {
        Volume volume = health.volume();
        Sign sign = Sign.of(health.state());
        page.add(sign).add(Tone.STRONG, volume.name().value()).add("  ");
        page.add(Words.layout(volume, page.look())).add("  ");
        page.add(sign.tone(), Words.state(health, page.look())).end();
        Glyphs glyphs = page.look().glyphs();
        List<Branch> branches = branches(health);
        if (volume.layout() instanceof Layout.Single) {
            BrickColumns columns = columns(volume.bricks());
            for (SubvolumeHealth subvolume : health.subvolumes()) {
                page.add(Tone.FAINT, glyphs.branch());
                brick(subvolume.subvolume().bricks().getFirst(), volume, columns, glyphs.trunk(), page);
            }
        } else {
            for (SubvolumeHealth subvolume : health.subvolumes()) {
                page.add(Tone.FAINT, glyphs.branch());
                subvolume(subvolume, volume, page);
            }
        }
        for (int i = 0; i < branches.size(); i++) {
            page.add(Tone.FAINT, i == branches.size() - 1 ? glyphs.corner() : glyphs.branch());
            page.add(Tone.FAINT, branches.get(i).name()).to(glyphs.branch().length() + 10);
            page.wrapped(branches.get(i).tone(), branches.get(i).text());
        }
    }

    private void subvolume(SubvolumeHealth health, Volume volume, Page page) {
        Glyphs glyphs = page.look().glyphs();
        page.add(Words.subvolume(volume.layout()) + " " + health.subvolume().index())
                .add("  ");
        if (volume.isStarted()) {
            Sign sign = Sign.of(health.state());
            page.add(sign).add(sign.tone(), state(health, page.look())).add("  ");
            page.fit(Tone.PLAIN, spare(health)).end();
        } else {
            page.add(Tone.FAINT, "not started").end();
        }
        List<Brick> bricks = health.subvolume().bricks();
        BrickColumns columns = columns(bricks);
        for (int i = 0; i < bricks.size(); i++) {
            boolean last = i == bricks.size() - 1;
            page.add(Tone.FAINT, glyphs.trunk() + (last ? glyphs.corner() : glyphs.branch()));
            brick(bricks.get(i), volume, columns, glyphs.trunk() + (last ? glyphs.gap() : glyphs.trunk()), page);
        }
    }

    private static String state(SubvolumeHealth health, Look look) {
        if (health.state() != SubvolumeState.UNKNOWN || health.best() == health.worst()) {
            return health.state().name();
        }
        return "UNKNOWN (" + health.best() + " " + look.glyphs().ellipsis() + " " + health.worst() + ")";
    }

    private static String spare(SubvolumeHealth health) {
        if (health.worst() == SubvolumeState.DEAD) {
            return health.best() == SubvolumeState.DEAD ? "does not serve its files" : "may not serve its files";
        }
        return switch (health.spare()) {
            case 0 -> "serves; one more loss may stop it";
            case 1 -> "survives the loss of 1 more brick";
            default -> "survives the loss of " + health.spare() + " more bricks";
        };
    }

    private record BrickColumns(int brick, int role) {}

    private BrickColumns columns(List<Brick> bricks) {
        int widest = 0;
        int role = 0;
        for (Brick brick : bricks) {
            widest = Math.max(widest, Columns.width(name(brick)));
            role = Math.max(role, Words.role(brick.role()).length());
        }
        return new BrickColumns(widest, role);
    }

    private String name(Brick brick) {
        return roster.nodeName(brick) + ":" + brick.path();
    }

    /** @param prefix what stands before further lines about the brick */
    private void brick(Brick brick, Volume volume, BrickColumns columns, String prefix, Page page) {
        BrickReport report = survey.brick(brick);
        Sign sign = volume.isStarted() ? Sign.of(report.state()) : Sign.QUIET;
        page.add(sign);
        int start = page.column();
        page.add(name(brick)).to(start + columns.brick() + 2);
        start = page.column();
        page.add(Tone.FAINT, Words.role(brick.role())).to(start + columns.role() + 2);
        if (!volume.isStarted()) {
            page.end();
            return;
        }
        start = page.column();
        page.add(sign.tone(), report.state().name());
        if (report.port().isPresent()) {
            page.add(Tone.FAINT, " port " + report.port().get());
        }
        page.to(start + 13);
        if (page.left() > Columns.width(report.evidence())) {
            page.add("  ").add(Tone.FAINT, report.evidence()).end();
        } else {
            // The evidence is worth a line of its own where a brick does not serve, and is cut short elsewhere.
            evidenceBelow(report, sign, prefix, page);
        }
    }

    private static void evidenceBelow(BrickReport report, Sign sign, String prefix, Page page) {
        page.end();
        if (sign == Sign.GOOD) {
            return;
        }
        String evidence = Columns.printable(report.evidence(), page.look());
        for (String line : Columns.wrap(evidence, Math.max(20, page.look().width() - prefix.length() - 2))) {
            page.add(Tone.FAINT, prefix).add("  ").add(line).end();
        }
    }

    private record Branch(String name, Tone tone, String text) {}

    private List<Branch> branches(VolumeHealth health) {
        Volume volume = health.volume();
        List<Branch> branches = new ArrayList<>();
        if (volume.layout() instanceof Layout.ThinArbitrated(ThinArbiter thinArbiter)) {
            branches.add(thinArbiter(thinArbiter));
        }
        HealReport heal = survey.heals().get(volume.name());
        if (heal != null) {
            branches.add(new Branch("heal", Words.healTone(heal), heal(heal)));
            for (String entry : heal.splitBrainEntries()) {
                branches.add(new Branch("split", Tone.BAD, entry));
            }
        }
        branches.add(capacity(Capacity.of(volume, survey)));
        if (volume.snapshots() > 0) {
            branches.add(new Branch("snapshots", Tone.PLAIN, Integer.toString(volume.snapshots())));
        }
        for (var option : new TreeMap<>(volume.options()).entrySet()) {
            branches.add(new Branch("option", Tone.PLAIN, option.getKey() + " " + option.getValue()));
        }
        branches.add(new Branch("id", Tone.FAINT, volume.id().toString()));
        return branches;
    }

    private Branch thinArbiter(ThinArbiter thinArbiter) {
        ThinArbiterReport report = survey.extras().thinArbiters().get(thinArbiter);
        if (report == null) {
            return new Branch("tie-break", Tone.PLAIN, thinArbiter + " port " + thinArbiter.port() + ", not looked at");
        }
        String text = thinArbiter + "  " + report.state() + "  " + report.evidence();
        return new Branch("tie-break", Sign.of(report.state()).tone(), text);
    }

    private static String heal(HealReport heal) {
        StringBuilder text = new StringBuilder();
        OptionalLong entries = heal.entries();
        if (entries.isPresent()) {
            text.append(heal.complete() ? "" : "at least ")
                    .append(entries.getAsLong())
                    .append(" waiting");
        } else {
            text.append("unknown");
        }
        if (heal.splitBrain().isPresent()) {
            text.append(", ").append(heal.splitBrain().getAsLong()).append(" in split-brain");
        }
        if (heal.source() != HealReport.Source.NONE) {
            boolean index = heal.source() == HealReport.Source.INDEX;
            text.append(index ? " (index of the bricks, " : " (heal info, ");
            text.append(Figures.utc(heal.asOf())).append(')');
        }
        return heal.note().isEmpty()
                ? text.toString()
                : text.append(": ").append(heal.note()).toString();
    }

    private static Branch capacity(Capacity capacity) {
        String text =
                switch (capacity.usable()) {
                    case Capacity.Known usable -> "usable " + CapacityText.of(usable);
                    case Capacity.Unknown(String reason) -> "n/a: " + reason;
                };
        if (capacity.shared()) {
            text += "; bricks share file systems with others";
        }
        return new Branch("capacity", Tone.PLAIN, text);
    }
}
