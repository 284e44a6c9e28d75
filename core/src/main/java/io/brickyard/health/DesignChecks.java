package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is laid out or set up in a way that will hurt one day, although all may be well now. */
final class DesignChecks implements Checks {

    private static final int SHOWN = 4;

    @Override
    public void find(Situation situation, List<Finding> into) {
        for (VolumeHealth health : situation.volumes()) {
            Volume volume = health.volume();
            ofHosts(situation, volume, into);
            if (volume.layout() instanceof Layout.Replicated replica) {
                ofClientQuorum(situation, volume, replica, into);
            }
            if (volume.canHeal()) {
                ofSizes(situation, volume, into);
            }
        }
        ofOperatingVersion(situation, into);
    }

    private static void ofHosts(Situation situation, Volume volume, List<Finding> into) {
        if (volume.layout() instanceof Layout.Single) {
            return;
        }
        Rule rule = Rule.of(volume);
        List<String> sets = new ArrayList<>();
        for (Subvolume subvolume : volume.subvolumes()) {
            NodeId node = crowded(subvolume, rule, volume.layout() instanceof Layout.ThinArbitrated);
            if (node != null) {
                sets.add("subvolume " + subvolume.index() + " stops when " + situation.nameOf(node) + " goes");
            }
        }
        if (!sets.isEmpty()) {
            into.add(new Draft(
                            Check.SET_ON_ONE_HOST,
                            Target.of(volume.name()),
                            volume.name() + ": one node alone can take down " + Words.count(sets.size(), "subvolume"))
                    .extent(sets.size())
                    .evidence(sets.subList(0, Math.min(SHOWN, sets.size())))
                    .remedy("# move a brick of each set to another node, one at a time, healed before the next:")
                    .remedy(situation
                            .commands()
                            .locking("gluster volume replace-brick " + volume.name()
                                    + " OLD-NODE:/PATH NEW-NODE:/PATH commit force"))
                    .finding());
        }
    }

    /** A node with several bricks of the subvolume without which the rest cannot serve. */
    private static @Nullable NodeId crowded(Subvolume subvolume, Rule rule, boolean thin) {
        List<Brick> bricks = subvolume.bricks();
        for (Brick candidate : bricks) {
            boolean[] members = new boolean[bricks.size() + (thin ? 1 : 0)];
            members[members.length - 1] = true;
            int lost = 0;
            for (int i = 0; i < bricks.size(); i++) {
                members[i] = !bricks.get(i).node().equals(candidate.node());
                lost += members[i] ? 0 : 1;
            }
            if (lost > 1 && !rule.serves(members)) {
                return candidate.node();
            }
        }
        return null;
    }

    private static void ofClientQuorum(
            Situation situation, Volume volume, Layout.Replicated replica, List<Finding> into) {
        if (Rule.of(volume).guardsAgainstSplitBrain(replica.bricks())) {
            return;
        }
        String type = volume.option("cluster.quorum-type").orElse("the default, none");
        String evidence = "cluster.quorum-type is " + type
                + volume.option("cluster.quorum-count")
                        .map(count -> ", cluster.quorum-count " + count)
                        .orElse("");
        if (replica.bricks() > 2) {
            into.add(new Draft(
                            Check.CLIENT_QUORUM_OFF,
                            Target.of(volume.name()),
                            volume.name() + ": half of its copies or fewer may be written alone")
                    .evidence(evidence)
                    .remedy(situation
                            .commands()
                            .locking("gluster volume reset " + volume.name() + " cluster.quorum-type"))
                    .finding());
        } else {
            into.add(new Draft(
                            Check.REPLICA2_NO_QUORUM,
                            Target.of(volume.name()),
                            volume.name() + ": two copies without quorum can end in split-brain")
                    .evidence(evidence)
                    .remedy("# an arbiter brick for each set, each on a node that has none of its bricks:")
                    .remedy(situation
                            .commands()
                            .locking("gluster volume add-brick " + volume.name() + " replica 3 arbiter 1 NODE:/PATH"))
                    .finding());
        }
    }

    private static void ofSizes(Situation situation, Volume volume, List<Finding> into) {
        Map<BrickId, BrickUsage> usage = situation.survey().extras().usage();
        if (usage.isEmpty()) {
            return;
        }
        for (Subvolume subvolume : volume.subvolumes()) {
            BrickUsage least = null;
            BrickUsage most = null;
            for (Brick brick : subvolume.bricks()) {
                BrickUsage one = usage.get(brick.id());
                if (one == null
                        || brick.role() == Brick.Role.ARBITER
                        || one.total().count() == 0) {
                    continue;
                }
                least = least == null || one.total().compareTo(least.total()) < 0 ? one : least;
                most = most == null || one.total().compareTo(most.total()) > 0 ? one : most;
            }
            // file systems of equally large disks differ a little
            if (least != null
                    && most != null
                    && least.total().count() < most.total().count() * 0.95) {
                into.add(uneven(situation, volume, subvolume, least, most));
            }
        }
    }

    private static Finding uneven(
            Situation situation, Volume volume, Subvolume subvolume, BrickUsage least, BrickUsage most) {
        return new Draft(
                        Check.CAPACITY_UNEVEN,
                        Target.ofSubvolume(volume.name(), subvolume.index()),
                        volume.name() + " subvolume " + subvolume.index() + ": its smallest brick has "
                                + least.total().forPeople() + ", its largest "
                                + most.total().forPeople())
                .evidence("smallest: " + situation.nameOf(least.brick().node()) + ":"
                        + least.brick().path())
                .remedy("# extend the smaller file systems; what the larger have more is never used")
                .finding();
    }

    private static void ofOperatingVersion(Situation situation, List<Finding> into) {
        Map<String, String> options = situation.survey().extras().options();
        String now = options.getOrDefault("cluster.op-version", "");
        String possible = options.getOrDefault("cluster.max-op-version", "");
        boolean known = !now.isEmpty() && !possible.isEmpty();
        if (known && (now.length() < possible.length() || now.compareTo(possible) < 0)) {
            into.add(new Draft(
                            Check.OPVERSION_BEHIND,
                            Target.POOL,
                            "the pool runs at operating version " + now + ", all nodes could do " + possible)
                    .remedy("# when all clients are upgraded too; it cannot be lowered again:")
                    .remedy(situation
                            .commands()
                            .locking("gluster volume set all cluster.op-version " + Words.quoted(possible)))
                    .finding());
        }
    }
}
