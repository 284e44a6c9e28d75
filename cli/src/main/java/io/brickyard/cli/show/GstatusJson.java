package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON of gstatus 1.0.9: same keys, same mixture of numbers and texts, same words ({@link GstatusWords}).
 *
 * <p>Where gstatus asked for something that a survey does not know, the value is what gstatus writes when it cannot know
 * either: {@code pid} and {@code block_size} are always {@code N/A}, sizes are 0 unless they were told. Heal counts are
 * known per volume, not per brick, so the volume's first serving brick carries the count and the others 0: their sum is
 * the number of entries, which gstatus's own sum is not.
 */
public final class GstatusJson {

    private static final String UNTOLD = "N/A";

    private final Survey survey;
    private final GstatusRequest request;
    private final JsonGenerator json;

    private GstatusJson(Survey survey, GstatusRequest request, JsonGenerator json) {
        this.survey = survey;
        this.request = request;
        this.json = json;
    }

    /** @param out stays open */
    public static void write(Survey survey, Assessment assessment, GstatusRequest request, OutputStream out) {
        try (JsonGenerator json = JsonOutlet.generator(out)) {
            new GstatusJson(survey, request, json).write(request.chosen(assessment));
            json.writeRaw('\n');
        }
    }

    private void write(List<VolumeHealth> volumes) {
        json.writeStartObject();
        text("last_updated", localTime());
        json.writeName("data");
        json.writeStartObject();
        text("cluster_status", GstatusWords.cluster(survey));
        text("glfs_version", request.glusterVersion());
        number("node_count", survey.nodes().size());
        number("nodes_active", Roster.up(survey.nodes()));
        number("volume_count", volumes.size());
        number("volumes_started", GstatusWords.started(volumes));
        if (!volumes.isEmpty()) {
            begin("volume_summary");
            for (VolumeHealth health : volumes) {
                volume(health);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private String localTime() {
        LocalDateTime time = LocalDateTime.ofInstant(survey.observedAt(), request.zone());
        StringBuilder out = new StringBuilder(26).append(time.toLocalDate()).append(' ');
        Figures.padded(out, time.getHour(), 2).append(':');
        Figures.padded(out, time.getMinute(), 2).append(':');
        Figures.padded(out, time.getSecond(), 2).append('.');
        return Figures.padded(out, time.getNano() / 1000, 6).toString();
    }

    private void volume(VolumeHealth health) {
        Volume volume = health.volume();
        json.writeStartObject();
        text("name", volume.name().value());
        text("uuid", volume.id().toString());
        text("type", GstatusWords.type(volume));
        text("status", GstatusWords.status(volume.status()));
        number("num_bricks", volume.bricks().size());
        number("distribute", volume.subvolumes().size());
        layout(volume.layout());
        text("transport", "TCP");
        number("snapshot_count", volume.snapshots());
        options(volume);
        begin("subvols");
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            subvolume(subvolume, volume);
        }
        json.writeEndArray();
        sizes(volume);
        if (volume.isStarted()) {
            text("health", GstatusWords.health(health));
        }
        number("online", BrickCount.of(volume, survey).up());
        text("voltype", GstatusWords.arbiterNote(volume));
        text("quota", GstatusWords.quota(volume));
        if (volume.isStarted() && volume.canHeal() && health.worst() != VolumeState.OFFLINE) {
            heal(volume);
        }
        json.writeEndObject();
    }

    private void layout(Layout layout) {
        number("replica", GstatusWords.replica(layout));
        boolean dispersed = layout instanceof Layout.Dispersed;
        number("disperse", dispersed ? layout.bricksPerSubvolume() : 0);
        number("disperse_redundancy", layout instanceof Layout.Dispersed(int _, int redundancy) ? redundancy : 0);
    }

    private void options(Volume volume) {
        begin("options");
        for (Map.Entry<String, String> option : new TreeMap<>(volume.options()).entrySet()) {
            json.writeStartObject();
            text("name", option.getKey());
            text("value", option.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void subvolume(SubvolumeHealth health, Volume volume) {
        String type = GstatusWords.subvolumeType(volume.layout());
        json.writeStartObject();
        text("name", volume.name() + "-" + type + "-" + health.subvolume().index());
        layout(volume.layout());
        text("type", type.toUpperCase(Locale.ROOT));
        begin("bricks");
        for (Brick brick : health.subvolume().bricks()) {
            brick(brick);
        }
        json.writeEndArray();
        if (volume.isStarted()) {
            text("health", GstatusWords.health(health));
        }
        json.writeEndObject();
    }

    private void brick(Brick brick) {
        BrickReport report = survey.brick(brick);
        boolean online = report.state() == BrickState.UP;
        BrickUsage usage = online ? survey.extras().usage().get(brick.id()) : null;
        GstatusSizes sizes = usage == null ? new GstatusSizes(0, 0, 0, 0) : GstatusSizes.of(usage);
        json.writeStartObject();
        text("name", GstatusWords.brick(brick));
        text("uuid", brick.node().toString());
        text("type", brick.role() == Brick.Role.ARBITER ? "Arbiter" : "Brick");
        json.writeBooleanProperty("online", online);
        json.writeName("ports");
        json.writeStartObject();
        text("tcp", online && report.port().isPresent() ? report.port().get().toString() : UNTOLD);
        text("rdma", UNTOLD);
        json.writeEndObject();
        text("pid", UNTOLD);
        numbers(sizes);
        text("device", usage == null ? UNTOLD : usage.device().orElse(UNTOLD));
        text("block_size", UNTOLD);
        text("mnt_options", usage == null ? UNTOLD : usage.mountOptions().orElse(UNTOLD));
        text("fs_name", usage == null ? UNTOLD : usage.fileSystem().orElse(UNTOLD));
        json.writeEndObject();
    }

    private void sizes(Volume volume) {
        GstatusSizes sizes = GstatusSizes.of(volume, survey);
        numbers(sizes);
        if (sizes.total() > 0) {
            text("v_size", GstatusSizes.readable(sizes.total(), request.unit()));
            text("v_size_used", GstatusSizes.readable(sizes.used(), request.unit()));
            text("v_used_percent", sizes.usedPercent());
        }
    }

    private void numbers(GstatusSizes sizes) {
        number("size_total", sizes.total());
        number("size_free", sizes.free());
        number("size_used", sizes.used());
        number("inodes_total", sizes.inodesTotal());
        number("inodes_free", sizes.inodesFree());
        number("inodes_used", sizes.inodesTotal() - sizes.inodesFree());
    }

    private void heal(Volume volume) {
        HealReport heal = survey.heals().get(volume.name());
        boolean known = false;
        String entries = "-";
        if (heal != null && heal.entries().isPresent()) {
            known = true;
            entries = Long.toString(heal.entries().getAsLong());
        }
        begin("healinfo");
        for (Brick brick : volume.bricks()) {
            boolean online = survey.brick(brick).state() == BrickState.UP;
            json.writeStartObject();
            text("name", GstatusWords.brick(brick));
            text("status", online ? "Connected" : "Transport endpoint is not connected");
            text("host_uuid", online ? brick.node().toString() : "-");
            text("nr_entries", online ? entries : "-");
            json.writeEndObject();
            if (online && known) {
                entries = "0";
            }
        }
        json.writeEndArray();
    }

    private void begin(String list) {
        json.writeName(list);
        json.writeStartArray();
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, JsonOutlet.wellFormed(value));
    }

    private void number(String name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }
}
