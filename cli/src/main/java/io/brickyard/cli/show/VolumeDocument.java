package io.brickyard.cli.show;

import io.brickyard.health.Capacity;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.VolumeHealth;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import io.brickyard.survey.ThinArbiterReport;
import java.util.List;

/** The part of the report for programs that is about volumes. */
final class VolumeDocument {

    private final Survey survey;
    private final Roster roster;
    private final Outlet out;

    VolumeDocument(Survey survey, Roster roster, Outlet out) {
        this.survey = survey;
        this.roster = roster;
        this.out = out;
    }

    void write(List<VolumeHealth> volumes) {
        out.beginList("volumes", "volume");
        for (VolumeHealth health : volumes) {
            out.beginItem();
            volume(health);
            out.endItem();
        }
        out.endList();
    }

    private void volume(VolumeHealth health) {
        Volume volume = health.volume();
        out.member("name", volume.name().value());
        out.member("id", volume.id().toString());
        out.member("type", volume.typeName());
        out.member("status", volume.status().name());
        out.member("state", health.state().name());
        out.member("best", health.best().name());
        out.member("worst", health.worst().name());
        out.beginList("subvolumes", "subvolume");
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            out.beginItem();
            subvolume(subvolume, volume.layout());
            out.endItem();
        }
        out.endList();
        if (volume.layout() instanceof Layout.ThinArbitrated(ThinArbiter thinArbiter)) {
            thinArbiter(thinArbiter);
        }
        StatusDocument.capacity(Capacity.of(volume, survey), out);
        HealReport heal = survey.heals().get(volume.name());
        if (heal != null) {
            heal(heal);
        }
        out.member("snapshots", volume.snapshots());
        StatusDocument.map("options", volume.options(), out);
    }

    private void subvolume(SubvolumeHealth health, Layout layout) {
        out.member("kind", Words.kind(layout));
        out.member("state", health.state().name());
        out.member("best", health.best().name());
        out.member("worst", health.worst().name());
        out.member("spare", health.spare());
        out.beginList("bricks", "brick");
        for (Brick brick : health.subvolume().bricks()) {
            out.beginItem();
            brick(brick);
            out.endItem();
        }
        out.endList();
    }

    private void brick(Brick brick) {
        BrickReport report = survey.brick(brick);
        out.member("node", roster.nodeName(brick));
        out.member("node_id", brick.node().toString());
        out.member("host", brick.host().value());
        out.member("path", brick.path().value());
        out.member("role", Words.role(brick.role()));
        out.member("state", report.state().name());
        if (report.port().isPresent()) {
            out.member("port", report.port().get().number());
        }
        out.member("evidence", report.evidence());
        BrickUsage usage = survey.extras().usage().get(brick.id());
        if (usage != null) {
            usage(usage);
        }
    }

    private void usage(BrickUsage usage) {
        out.beginObject("usage");
        out.member("total_bytes", usage.total().count());
        out.member("free_bytes", usage.free().count());
        if (usage.inodes().isPresent()) {
            out.member("inodes_total", usage.inodes().get().total());
            out.member("inodes_free", usage.inodes().get().free());
        }
        if (usage.device().isPresent()) {
            out.member("device", usage.device().get());
        }
        if (usage.fileSystem().isPresent()) {
            out.member("file_system", usage.fileSystem().get());
        }
        if (usage.mountOptions().isPresent()) {
            out.member("mount_options", usage.mountOptions().get());
        }
        if (usage.clients().isPresent()) {
            out.member("clients", usage.clients().getAsInt());
        }
        out.endObject();
    }

    private void thinArbiter(ThinArbiter thinArbiter) {
        out.beginObject("thin_arbiter");
        out.member("host", thinArbiter.host().value());
        out.member("path", thinArbiter.path().value());
        out.member("port", thinArbiter.port().number());
        ThinArbiterReport report = survey.extras().thinArbiters().get(thinArbiter);
        if (report != null) {
            out.member("state", report.state().name());
            out.member("evidence", report.evidence());
        }
        out.endObject();
    }

    private void heal(HealReport heal) {
        out.beginObject("heal");
        if (heal.entries().isPresent()) {
            out.member("entries", heal.entries().getAsLong());
        }
        if (heal.splitBrain().isPresent()) {
            out.member("split_brain", heal.splitBrain().getAsLong());
        }
        out.member("complete", heal.complete());
        out.member("source", heal.source().name());
        out.member("as_of", Figures.utc(heal.asOf()));
        if (!heal.note().isEmpty()) {
            out.member("note", heal.note());
        }
        StatusDocument.texts("split_brain_entries", "entry", heal.splitBrainEntries(), out);
        out.endObject();
    }
}
