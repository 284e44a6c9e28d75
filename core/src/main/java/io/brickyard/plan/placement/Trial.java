package io.brickyard.plan.placement;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** Takes units, nodes or zones, away from one subvolume until it stops. */
final class Trial {
    private final List<Site> members;
    private final int[] units;
    private final int[] distinct;
    private final boolean[] up;
    private final ClientQuorum quorum;
    private int firstLost;

    Trial(List<Site> members, ClientQuorum quorum, ToIntFunction<Site> unit) {
        this.members = members;
        this.quorum = quorum;
        this.units = members.stream().mapToInt(unit).toArray();
        this.distinct = members.stream().mapToInt(unit).distinct().toArray();
        this.up = new boolean[units.length];
        Arrays.fill(up, true);
    }

    /** Whether some set of so many units, the first {@code from} not among them, stops it. */
    boolean stops(int losses, int from) {
        if (losses == 0) {
            return !quorum.serves(up);
        }
        for (int i = from; i + losses <= distinct.length; i++) {
            set(distinct[i], false);
            boolean stopped = stops(losses - 1, i + 1);
            set(distinct[i], true);
            if (stopped) {
                firstLost = distinct[i];
                return true;
            }
        }
        return false;
    }

    Site firstLost() {
        for (int i = 0; i < units.length; i++) {
            if (units[i] == firstLost) {
                return members.get(i);
            }
        }
        throw new IllegalStateException("no member lost");
    }

    private void set(int unit, boolean serves) {
        for (int i = 0; i < units.length; i++) {
            if (units[i] == unit) {
                up[i] = serves;
            }
        }
    }
}
