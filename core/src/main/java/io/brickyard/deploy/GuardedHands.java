package io.brickyard.deploy;

import io.brickyard.deploy.writer.Right;
import io.brickyard.deploy.writer.RightLost;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.pool.HostName;
import java.util.List;

/** Does nothing without the right to change the pool: before each command it is asked whether the right lasts for it. */
final class GuardedHands implements Hands {

    private static final List<String> DETACH = List.of("peer", "detach");
    private static final String ADVICE =
            "see who changes the pool and which members are away; then run the same command again: what is done is not done twice";

    private final Hands hands;
    private final Right right;

    GuardedHands(Hands hands, Right right) {
        this.hands = hands;
        this.right = right;
    }

    @Override
    public void gluster(List<String> words) {
        boolean detach =
                words.size() > DETACH.size() && words.subList(0, DETACH.size()).equals(DETACH);
        guarded(() -> {
            if (detach) {
                right.confirmLeaving(new HostName(words.get(DETACH.size())));
            } else {
                right.confirm();
            }
        });
        hands.gluster(words);
    }

    @Override
    public void probe(PeerStep.Probe probe) {
        guarded(right::confirmJoining);
        hands.probe(probe);
    }

    @Override
    public void alias(PeerStep.Alias alias) {
        guarded(right::confirm);
        hands.alias(alias);
    }

    @Override
    public void work(NodeStep step) {
        guarded(right::confirm);
        hands.work(step);
    }

    @Override
    public void repair(RepairStep step) {
        guarded(right::confirm);
        hands.repair(step);
    }

    private static void guarded(Runnable confirming) {
        try {
            confirming.run();
        } catch (RightLost lost) {
            throw new WorkFailure(lost.why(), ADVICE);
        }
    }
}
