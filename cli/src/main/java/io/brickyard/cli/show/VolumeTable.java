package io.brickyard.cli.show;

import io.brickyard.cli.show.Table.Cell;
import io.brickyard.cli.show.Table.Column;
import io.brickyard.cli.show.Table.Give;
import io.brickyard.health.Assessment;
import io.brickyard.health.Capacity;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Volume;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import java.util.List;

/** The volumes of a pool: type, state, bricks, heal backlog and, where all sizes are known, how full they are. */
final class VolumeTable {

    private static final int FOLDS_ABOVE = 10;
    /** The states in the order in which a large pool's volumes are listed. */
    private static final VolumeState[] WORST_FIRST = {
        VolumeState.OFFLINE,
        VolumeState.ONLINE_PARTIAL,
        VolumeState.UNKNOWN,
        VolumeState.ONLINE_DEGRADED,
        VolumeState.ONLINE,
        VolumeState.STOPPED
    };

    private final Survey survey;
    private final Assessment assessment;

    VolumeTable(Survey survey, Assessment assessment) {
        this.survey = survey;
        this.assessment = assessment;
    }

    /** All volumes, a line each. */
    void print(Page page) {
        Table table = table(page.look());
        for (VolumeHealth health : assessment.volumes()) {
            row(health, table, page.look());
        }
        if (table.isEmpty()) {
            page.add(Tone.FAINT, "No volumes in this pool.").end();
        } else {
            table.print(page, 0);
        }
    }

    /** A small pool's volumes; of a large pool those that need a look, worst first, and how many others there are. */
    void printFolded(Page page, int most) {
        if (assessment.volumes().size() <= FOLDS_ABOVE) {
            print(page);
            return;
        }
        Table table = table(page.look());
        int[] hidden = new int[VolumeState.values().length];
        int listed = 0;
        for (VolumeState state : WORST_FIRST) {
            for (VolumeHealth health : assessment.volumes()) {
                if (health.state() != state) {
                    continue;
                }
                if (needsLook(health) && listed < most) {
                    row(health, table, page.look());
                    listed++;
                } else {
                    hidden[state.ordinal()]++;
                }
            }
        }
        if (!table.isEmpty()) {
            table.print(page, 0);
        }
        fold(page, hidden, listed > 0);
    }

    private static void fold(Page page, int[] hidden, boolean listed) {
        for (VolumeState state : WORST_FIRST) {
            int count = hidden[state.ordinal()];
            if (count > 0) {
                boolean healthy = state == VolumeState.ONLINE || state == VolumeState.STOPPED;
                String more = listed && !healthy ? " more " : " ";
                String volumes = count == 1 ? "volume " : "volumes ";
                page.add(Sign.of(state))
                        .fit(Sign.of(state).tone(), count + more + volumes + state)
                        .end();
            }
        }
    }

    private boolean needsLook(VolumeHealth health) {
        HealReport heal = survey.heals().get(health.volume().name());
        boolean waiting = heal != null && Words.healTone(heal) != Tone.FAINT;
        return waiting
                || switch (health.state()) {
                    case ONLINE, STOPPED -> false;
                    case ONLINE_DEGRADED, ONLINE_PARTIAL, OFFLINE, UNKNOWN -> true;
                };
    }

    private static Table table(Look look) {
        return new Table(
                look,
                List.of(
                        Column.left("VOLUME", Give.MIDDLE),
                        Column.left("TYPE", Give.END),
                        Column.left("STATE", Give.NEVER),
                        Column.right("BRICKS", Give.NEVER),
                        Column.left("HEAL", Give.NEVER),
                        Column.right("USED", Give.DROP)));
    }

    private void row(VolumeHealth health, Table table, Look look) {
        Volume volume = health.volume();
        BrickCount bricks = BrickCount.of(volume, survey);
        Tone brickTone = bricks.up() == bricks.total()
                ? Tone.PLAIN
                : Sign.of(health.worst()).tone();
        HealReport heal = survey.heals().get(volume.name());
        table.row(List.of(
                Cell.of(volume.name().value()),
                Cell.faint(Words.layout(volume, look)),
                Cell.of(Sign.of(health.state()), Words.state(health, look), look),
                volume.isStarted() ? new Cell(brickTone, bricks.toString()) : Cell.EMPTY,
                heal == null ? Cell.EMPTY : new Cell(Words.healTone(heal), Words.heal(heal, look)),
                used(volume)));
    }

    private Cell used(Volume volume) {
        if (survey.extras().usage().isEmpty()) {
            return Cell.EMPTY;
        }
        return Capacity.of(volume, survey).usable() instanceof Capacity.Known known
                ? Cell.of(Figures.used(known))
                : Cell.EMPTY;
    }
}
