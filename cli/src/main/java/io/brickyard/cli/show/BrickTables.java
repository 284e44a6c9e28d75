package io.brickyard.cli.show;

import io.brickyard.cli.show.Table.Cell;
import io.brickyard.cli.show.Table.Column;
import io.brickyard.cli.show.Table.Give;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.DaemonReport;
import io.brickyard.survey.Survey;
import io.brickyard.survey.TaskReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the view of everything: bricks with their file systems, daemons, tasks. */
final class BrickTables {

    private static final Cell UNTOLD = Cell.faint("n/a");

    private final Survey survey;
    private final Roster roster;

    BrickTables(Survey survey, Roster roster) {
        this.survey = survey;
        this.roster = roster;
    }

    void print(Page page) {
        Table table = new Table(
                page.look(),
                List.of(
                        Column.left("BRICK", Give.MIDDLE),
                        Column.left("STATE", Give.NEVER),
                        Column.right("PORT", Give.DROP),
                        Column.right("SIZE", Give.NEVER),
                        Column.right("USED", Give.NEVER),
                        Column.right("INODES", Give.NEVER),
                        Column.left("DEVICE", Give.END),
                        Column.left("FS", Give.DROP),
                        Column.right("CONN", Give.NEVER)));
        int untold = 0;
        for (Volume volume : survey.volumes()) {
            table.row(heading(volume));
            for (Brick brick : volume.bricks()) {
                BrickUsage usage = survey.extras().usage().get(brick.id());
                untold += usage == null ? 1 : 0;
                table.row(row(volume, brick, usage, page.look()));
            }
        }
        if (table.isEmpty()) {
            return;
        }
        AllText.title("BRICKS", page);
        table.print(page, 0);
        if (untold > 0) {
            String reason = "n/a: no glusterd that could be asked told the size of " + Figures.count(untold, "brick");
            page.fit(Tone.FAINT, reason).end();
        }
    }

    private static List<Cell> heading(Volume volume) {
        Cell none = Cell.EMPTY;
        Cell name = new Cell(Tone.STRONG, volume.name().value());
        return List.of(name, none, none, none, none, none, none, none, none);
    }

    private List<Cell> row(Volume volume, Brick brick, @Nullable BrickUsage usage, Look look) {
        BrickReport report = survey.brick(brick);
        return List.of(
                Cell.of("  " + roster.nodeName(brick) + ":" + brick.path()),
                volume.isStarted()
                        ? Cell.of(Sign.of(report.state()), report.state().name(), look)
                        : Cell.of(Sign.QUIET, "stopped", look),
                report.port().isPresent() ? Cell.faint(report.port().get().toString()) : Cell.EMPTY,
                usage == null ? UNTOLD : Cell.of(usage.total().forPeople()),
                usage == null ? UNTOLD : Cell.of(Figures.used(usage.total(), usage.free())),
                usage == null ? UNTOLD : inodes(usage),
                usage == null ? UNTOLD : Cell.faint(usage.device().orElse("n/a")),
                usage == null ? Cell.EMPTY : Cell.faint(usage.fileSystem().orElse("")),
                usage == null || usage.clients().isEmpty()
                        ? Cell.EMPTY
                        : Cell.of(Integer.toString(usage.clients().getAsInt())));
    }

    private static Cell inodes(BrickUsage usage) {
        if (usage.inodes().isEmpty()) {
            return UNTOLD;
        }
        BrickUsage.Inodes inodes = usage.inodes().get();
        return Cell.of(Figures.percent(inodes.total() - inodes.free(), inodes.total()));
    }

    void printDaemons(Page page) {
        AllText.title("DAEMONS", page);
        if (survey.extras().daemons().isEmpty()) {
            page.fit(Tone.FAINT, "n/a: no glusterd that could be asked told of them")
                    .end();
            return;
        }
        Table table = new Table(
                page.look(),
                List.of(
                        Column.left("DAEMON", Give.NEVER),
                        Column.left("VOLUME", Give.MIDDLE),
                        Column.left("NODE", Give.MIDDLE),
                        Column.left("STATE", Give.NEVER)));
        for (DaemonReport daemon : survey.extras().daemons()) {
            Sign sign = daemon.online() ? Sign.GOOD : Sign.WARNING;
            table.row(List.of(
                    Cell.of(daemon.kind().rowName()),
                    Cell.of(daemon.volume().value()),
                    Cell.of(roster.name(daemon.node())),
                    Cell.of(sign, daemon.online() ? "online" : "offline", page.look())));
        }
        table.print(page, 0);
    }

    void printTasks(Page page) {
        if (survey.extras().tasks().isEmpty()) {
            return;
        }
        AllText.title("TASKS", page);
        Table table = new Table(
                page.look(),
                List.of(
                        Column.left("TASK", Give.NEVER),
                        Column.left("VOLUME", Give.MIDDLE),
                        Column.left("STATUS", Give.NEVER),
                        Column.left("BRICKS", Give.END),
                        Column.left("ID", Give.DROP)));
        for (TaskReport task : survey.extras().tasks()) {
            Sign sign =
                    switch (task.status()) {
                        case FAILED -> Sign.BAD;
                        case RUNNING -> Sign.WARNING;
                        case COMPLETED -> Sign.GOOD;
                        case NOT_STARTED, STOPPED -> Sign.QUIET;
                        case UNKNOWN -> Sign.UNKNOWN;
                    };
            table.row(List.of(
                    Cell.of(task.kind()),
                    Cell.of(task.volume().value()),
                    Cell.of(sign, task.status().name(), page.look()),
                    Cell.of(String.join(" ", task.bricks())),
                    Cell.faint(task.id())));
        }
        table.print(page, 0);
    }
}
