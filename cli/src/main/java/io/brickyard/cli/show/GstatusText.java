package io.brickyard.cli.show;

import io.brickyard.cli.show.GstatusRequest.Detail;
import io.brickyard.health.Assessment;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import java.util.List;
import java.util.Locale;

/**
 * Text in the shape of gstatus 1.0.9, for eyes and scripts that are used to it; its words are those of {@link
 * GstatusWords}. In place of its note about daemons that may be down there is a pointer to the findings, which know.
 */
public final class GstatusText {

    private static final int TYPE_END = 28;
    private static final int STATUS_END = 45;
    private static final int DETAIL = 54;
    private static final Look PLAIN = Look.plain();

    private GstatusText() {}

    public static String render(Survey survey, Assessment assessment, GstatusRequest request) {
        List<VolumeHealth> volumes = request.chosen(assessment);
        Page page = new Page(PLAIN);
        page.end().add("Cluster:").end();
        page.to(9).add("Status: " + GstatusWords.cluster(survey)).to(33);
        page.add("GlusterFS: " + request.glusterVersion()).end();
        page.to(9)
                .add("Nodes: " + Roster.up(survey.nodes()) + "/"
                        + survey.nodes().size())
                .to(33);
        page.add("Volumes: " + GstatusWords.started(volumes) + "/" + volumes.size())
                .end();
        page.end();
        if (!volumes.isEmpty()) {
            page.add("Volumes:").end().end();
        }
        for (VolumeHealth health : volumes) {
            volume(health, survey, request, page);
            page.end();
        }
        return page.toString();
    }

    private static void volume(VolumeHealth health, Survey survey, GstatusRequest request, Page page) {
        Volume volume = health.volume();
        page.add(volume.name().value()).end();
        String type = volume.typeName();
        page.to(TYPE_END - type.length()).add(type);
        String status = GstatusWords.status(volume.status());
        page.to(STATUS_END - status.length()).add(status);
        if (!volume.isStarted()) {
            page.end();
            return;
        }
        String word = GstatusWords.health(health);
        page.add(" (" + word.toUpperCase(Locale.ROOT) + ")");
        if (!word.equals("down")) {
            page.add(" - " + BrickCount.of(volume, survey) + " Bricks Up" + GstatusWords.arbiterNote(volume))
                    .end();
            capacity(volume, survey, request, page);
            heal(volume, survey, page);
        } else {
            page.end();
        }
        if (request.details().contains(Detail.BRICKS)) {
            bricks(health, survey, page);
        }
        quota(volume, request, page);
        snapshots(volume, request, page);
        if (health.worst() != VolumeState.ONLINE) {
            page.to(DETAIL)
                    .add("Note: see 'brickyard status -v " + volume.name() + "' for the cause.")
                    .end();
        }
    }

    private static void capacity(Volume volume, Survey survey, GstatusRequest request, Page page) {
        GstatusSizes sizes = GstatusSizes.of(volume, survey);
        if (sizes.total() == 0) {
            page.to(DETAIL).add("Capacity: not known").end();
            return;
        }
        page.to(DETAIL).add("Capacity: (" + sizes.usedPercent() + "% used) ");
        page.add(GstatusSizes.readable(sizes.used(), request.unit())).add("/");
        page.add(GstatusSizes.readable(sizes.total(), request.unit()))
                .add(" (used/total)")
                .end();
    }

    /** A survey does not ask for limits and usage, so a reader who asked for them is told where they are. */
    private static void quota(Volume volume, GstatusRequest request, Page page) {
        boolean asked = request.details().contains(Detail.QUOTA);
        String quota = GstatusWords.quota(volume);
        if (asked || !quota.isEmpty()) {
            page.to(DETAIL).add("Quota: " + (quota.isEmpty() ? "Off" : quota)).end();
        }
        if (asked && quota.equals("On")) {
            pointer("limits and usage", "gluster volume quota " + volume.name() + " list", page);
        }
    }

    private static void snapshots(Volume volume, GstatusRequest request, Page page) {
        boolean asked = request.details().contains(Detail.SNAPSHOTS);
        if (asked || volume.snapshots() > 0) {
            page.to(DETAIL).add("Snapshots: " + volume.snapshots()).end();
        }
        if (asked && volume.snapshots() > 0) {
            pointer("names and times", "gluster snapshot info volume " + volume.name(), page);
        }
    }

    private static void pointer(String what, String command, Page page) {
        page.to(DETAIL + 3).add(what + " are not shown here: " + command).end();
    }

    private static void heal(Volume volume, Survey survey, Page page) {
        HealReport heal = survey.heals().get(volume.name());
        if (heal != null && heal.entries().isPresent() && heal.entries().getAsLong() > 0) {
            page.to(DETAIL).add("Self-Heal:").end();
            page.to(DETAIL + 3)
                    .add(volume.name() + " (" + heal.entries().getAsLong() + " File(s) to heal).")
                    .end();
        }
    }

    private static void bricks(VolumeHealth health, Survey survey, Page page) {
        page.to(DETAIL).add("Bricks:").end();
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            page.to(DETAIL + 3)
                    .add("Distribute Group " + (subvolume.subvolume().index() + 1) + ":")
                    .end();
            for (Brick brick : subvolume.subvolume().bricks()) {
                boolean online = survey.brick(brick).state() == BrickState.UP;
                page.to(DETAIL + 6)
                        .add(GstatusWords.brick(brick))
                        .add(online ? "   (Online)" : "   (Offline)")
                        .end();
            }
        }
    }
}
