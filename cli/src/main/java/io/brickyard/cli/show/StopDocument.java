package io.brickyard.cli.show;

import io.brickyard.health.Stopping;
import java.util.List;

/**
 * The answer for programs.
 *
 * <p>Within one schema number members are only ever added; none is removed, renamed or given another meaning.
 */
final class StopDocument {

    private StopDocument() {}

    static void write(StopAnswer answer, Outlet out) {
        out.beginDocument("ok_to_stop");
        out.member("schema", StopAnswer.SCHEMA);
        switch (answer.stopping()) {
            case Stopping.Safe _ -> verdict("SAFE", List.of(), List.of(), out);
            case Stopping.Unsafe unsafe -> verdict("NOT_SAFE", unsafe.reasons(), unsafe.doubts(), out);
            case Stopping.Unknown unknown -> verdict("UNKNOWN", List.of(), unknown.doubts(), out);
        }
        out.member("observed_at", Figures.utc(answer.survey().observedAt()));
        out.member("asked_from", answer.survey().askedFrom());
        out.beginList("nodes", "node");
        for (StopAnswer.Machine machine : answer.machines()) {
            out.beginItem();
            out.member("name", machine.name());
            machine.id().ifPresent(id -> out.member("id", id));
            out.member("down", machine.down());
            out.endItem();
        }
        out.endList();
        impact(answer.stopping().impact(), out);
        out.endDocument();
    }

    private static void verdict(
            String verdict, List<Stopping.Reason> reasons, List<Stopping.Reason> doubts, Outlet out) {
        out.member("verdict", verdict);
        reasons("reasons", reasons, out);
        reasons("doubts", doubts, out);
    }

    private static void reasons(String name, List<Stopping.Reason> reasons, Outlet out) {
        out.beginList(name, "reason");
        for (Stopping.Reason reason : reasons) {
            out.beginItem();
            out.member("kind", reason.kind().name());
            reason.volume().ifPresent(volume -> out.member("volume", volume.value()));
            reason.subvolume().ifPresent(index -> out.member("subvolume", index));
            out.member("why", reason.why());
            out.member("advice", reason.advice());
            out.endItem();
        }
        out.endList();
    }

    private static void impact(Stopping.Impact impact, Outlet out) {
        out.beginList("reduced", "subvolume");
        for (Stopping.Reduced reduced : impact.reduced()) {
            out.beginItem();
            out.member("volume", reduced.volume().value());
            out.member("subvolume", reduced.subvolume());
            out.member("left", reduced.left());
            out.member("bricks", reduced.bricks());
            out.member("spare", reduced.spare());
            out.endItem();
        }
        out.endList();
        out.beginList("dead", "subvolume");
        for (Stopping.Dead dead : impact.dead()) {
            out.beginItem();
            out.member("volume", dead.volume().value());
            out.member("subvolume", dead.subvolume());
            out.endItem();
        }
        out.endList();
        out.beginList("warnings", "warning");
        impact.warnings().forEach(out::item);
        out.endList();
    }
}
