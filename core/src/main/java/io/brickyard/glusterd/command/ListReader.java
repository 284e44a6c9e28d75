package io.brickyard.glusterd.command;

import io.brickyard.glusterd.GeoReplicationPair;
import io.brickyard.pool.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the plain lists: volume names, options, quota limits, snapshots, geo-replication workers. */
final class ListReader {
    private static final String DEFAULT_MARK = " (DEFAULT)";

    private ListReader() {}

    static List<String> volumeNames(XmlElement root) {
        List<String> names = new ArrayList<>();
        for (XmlElement volume : root.below("volList", "volume")) {
            names.add(volume.text());
        }
        return names;
    }

    /**
     * Options with their values, without the mark that {@code volume get} puts behind defaults. Where several translators
     * know an option of the same name, {@code volume get} lists it for each; the first is kept.
     */
    static Map<String, String> options(XmlElement root) {
        Map<String, String> options = new LinkedHashMap<>();
        for (XmlElement option : root.below("volGetopts", "Opt")) {
            String value = option.child("Value").map(XmlElement::text).orElse("");
            boolean marked = value.endsWith(DEFAULT_MARK);
            options.putIfAbsent(
                    Fields.needed(option, "Option"),
                    marked ? value.substring(0, value.length() - DEFAULT_MARK.length()) : value);
        }
        return options;
    }

    static List<QuotaLimit> quota(XmlElement root) {
        List<QuotaLimit> limits = new ArrayList<>();
        for (XmlElement limit : root.below("volQuota", "limit")) {
            limits.add(new QuotaLimit(
                    Fields.needed(limit, "path"),
                    new Bytes(limit.number("hard_limit").orElse(0)),
                    new Bytes(limit.number("soft_limit_value").orElse(0)),
                    new Bytes(limit.number("used_space").orElse(0)),
                    says(limit, "sl_exceeded"),
                    says(limit, "hl_exceeded")));
        }
        return limits;
    }

    private static boolean says(XmlElement element, String name) {
        return element.text(name).filter("Yes"::equalsIgnoreCase).isPresent();
    }

    static List<String> snapshotNames(XmlElement root) {
        List<String> names = new ArrayList<>();
        for (XmlElement snapshot : root.below("snapList", "snapshot")) {
            names.add(snapshot.text());
        }
        return names;
    }

    static List<Snapshot> snapshots(XmlElement root) {
        List<Snapshot> snapshots = new ArrayList<>();
        Optional<XmlElement> info = root.child("snapInfo");
        if (info.isPresent()) {
            for (XmlElement snapshot : info.get().below("snapshots", "snapshot")) {
                snapshots.add(snapshot(snapshot));
            }
        }
        return snapshots;
    }

    private static Snapshot snapshot(XmlElement snapshot) {
        List<Snapshot.SnapshotVolume> volumes = new ArrayList<>();
        for (XmlElement volume : snapshot.children("snapVolume")) {
            volumes.add(new Snapshot.SnapshotVolume(
                    Fields.needed(volume, "name"),
                    volume.text("status"),
                    volume.child("originVolume").flatMap(origin -> origin.text("name"))));
        }
        return new Snapshot(
                Fields.needed(snapshot, "name"), snapshot.text("uuid"), snapshot.text("createTime"), volumes);
    }

    /** Versions before 9 say master and slave where later ones say primary and secondary. */
    static List<GeoReplicationPair> geoReplication(XmlElement root) {
        List<GeoReplicationPair> pairs = new ArrayList<>();
        for (XmlElement volume : root.below("geoRep", "volume")) {
            for (XmlElement session : volume.below("sessions", "session")) {
                for (XmlElement pair : session.children("pair")) {
                    pairs.add(new GeoReplicationPair(
                            either(pair, "primary_node", "master_node"),
                            either(pair, "primary_brick", "master_brick"),
                            either(pair, "secondary", "slave"),
                            pair.text("status").orElse(""),
                            pair.text("crawl_status"),
                            pair.text("last_synced")));
                }
            }
        }
        return pairs;
    }

    private static String either(XmlElement element, String name, String formerName) {
        return element.text(name).or(() -> element.text(formerName)).orElse("");
    }
}
