package io.brickyard.plan.placement;

/**
 * The losses after which every file of a volume can still be read and written.
 *
 * @param zones how many zones, whichever they are, may be lost at once; without zones, the same as {@code nodes}
 * @param nodes how many nodes, whichever they are, may be lost at once; at least that many, as more than four are not tried
 * @param zonesNamed whether the document has zones
 * @param splitBrain whether copies can come to differ, because fewer than half of them may be written alone
 * @param weakest what stops it sooner than wished: the loss of one node or, if it survives that, of one zone; empty when it
 *     survives both
 */
public record Tolerance(int zones, int nodes, boolean zonesNamed, boolean splitBrain, String weakest) {

    /** For people, for example {@code survives the loss of any 1 zone or any 2 nodes}. */
    public String words() {
        return losses() + (splitBrain ? "; without quorum its copies can come to differ (split-brain)" : "");
    }

    private String losses() {
        if (nodes == 0) {
            return "survives no loss: " + weakest;
        }
        if (!zonesNamed) {
            return "survives the loss of any " + counted(nodes, "node");
        }
        if (zones == 0) {
            return "survives the loss of any " + counted(nodes, "node") + ", not of every zone: " + weakest;
        }
        return "survives the loss of any " + counted(zones, "zone")
                + (nodes > zones ? " or any " + counted(nodes, "node") : "");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
