package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.Gap;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What speaks against a stop, in words: each reason with what to do about it. */
record StoppingReasons(Survey now, StopRequest request, AfterStop after) {

    private static final int SHOWN = 5;

    Stopping.Reason dies(Volume volume, SubvolumeHealth then) {
        List<Brick> bricks = then.subvolume().bricks();
        int index = then.subvolume().index();
        boolean byQuorum =
                VolumeRules.assess(after.bare(), volume).subvolumes().get(index).best() != SubvolumeState.DEAD;
        String what = volume.name() + ": subvolume " + index + " would stop serving: "
                + (bricks.size() == 1
                        ? "its only brick is " + bricks.getFirst()
                        : serving(then) + " of " + bricks.size() + " bricks would be left");
        return new Stopping.Reason(
                byQuorum ? Stopping.Kind.SERVER_QUORUM : Stopping.Kind.SUBVOLUME_DIES,
                Optional.of(volume.name()),
                OptionalInt.of(index),
                byQuorum
                        ? what + ", because glusterd stops those on " + Words.list(names(after.losing()), SHOWN)
                                + ", where server quorum would be lost"
                        : what,
                advice(volume, bricks, byQuorum));
    }

    int serving(SubvolumeHealth then) {
        int serving = 0;
        for (Brick brick : then.subvolume().bricks()) {
            serving += after.survey().brick(brick).state() == BrickState.UP ? 1 : 0;
        }
        return serving;
    }

    private String advice(Volume volume, List<Brick> bricks, boolean byQuorum) {
        List<String> missing = new ArrayList<>();
        for (Brick brick : bricks) {
            if (now.brick(brick).state() != BrickState.UP) {
                missing.add(brick.toString());
            }
        }
        if (!missing.isEmpty()) {
            return "first bring back " + Words.list(missing, SHOWN) + ": brickyard status -v " + volume.name();
        }
        if (!volume.canHeal() && !byQuorum) {
            return "its files have no other copy: move the brick (gluster volume replace-brick or remove-brick), or stop"
                    + " its clients and accept the gap";
        }
        if (byQuorum) {
            return "stop fewer at once, and first bring back members that are gone: brickyard status";
        }
        if (request.nodes().size() + request.arbiters().size() > 1) {
            return "stop fewer of them at once";
        }
        return "give it more redundancy, or spread its bricks over more nodes: brickyard status -v " + volume.name();
    }

    private List<String> names(Set<NodeId> ids) {
        List<String> names = new ArrayList<>();
        for (NodeReport node : now.nodes()) {
            if (ids.contains(node.id())) {
                names.add(node.node().name().value());
            }
        }
        return names;
    }

    static Stopping.Reason healWaits(VolumeName volume, long files) {
        return of(
                Stopping.Kind.HEAL_WAITS,
                volume,
                volume + ": " + Words.count(files, "file") + (files == 1 ? " waits" : " wait")
                        + " for a heal, and the copies that are to go may be the only good ones",
                "wait until it is done (--wait 10m); to begin it at once: gluster volume heal " + volume);
    }

    static Stopping.Reason healUnknown(VolumeName volume, String note) {
        return of(
                Stopping.Kind.HEAL_UNKNOWN,
                volume,
                volume + ": whether files wait for a heal is not known" + (note.isEmpty() ? "" : ": " + note),
                "ask as root on a node of the pool, while every node answers; or see yourself: gluster volume heal "
                        + volume + " info summary");
    }

    static Stopping.Reason inDoubt(VolumeName volume, int subvolume) {
        return new Stopping.Reason(
                Stopping.Kind.BRICKS_IN_DOUBT,
                Optional.of(volume),
                OptionalInt.of(subvolume),
                volume + ": whether subvolume " + subvolume
                        + " would go on serving depends on bricks of which nothing can be known",
                "see why: brickyard status -v " + volume);
    }

    static Stopping.Reason quorumUnknown() {
        return of(
                Stopping.Kind.QUORUM_UNKNOWN,
                "how many members server quorum needs is not known",
                "ask as root on a node of the pool; or see yourself: gluster volume get all cluster.server-quorum-ratio");
    }

    static Stopping.Reason isolated() {
        return of(
                Stopping.Kind.ISOLATED,
                "this node is itself cut off from most of its peers, so what serves elsewhere is not known",
                "ask on another node, or mend this one's network");
    }

    static Stopping.Reason unseen(Gap gap) {
        return of(
                Stopping.Kind.VOLUME_UNSEEN,
                gap.subject() + " could not be looked at: " + gap.reason(),
                gap.advice().isEmpty() ? "see why: brickyard status" : gap.advice());
    }

    private static Stopping.Reason of(Stopping.Kind kind, VolumeName volume, String why, String advice) {
        return new Stopping.Reason(kind, Optional.of(volume), OptionalInt.empty(), why, advice);
    }

    private static Stopping.Reason of(Stopping.Kind kind, String why, String advice) {
        return new Stopping.Reason(kind, Optional.empty(), OptionalInt.empty(), why, advice);
    }
}
