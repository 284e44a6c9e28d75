package io.brickyard.plan.placement;

import io.brickyard.plan.WantedNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node as placement sees it: one of the document or, without places, one that only the pool or a listed brick knows.
 */
final class Site {

    /** Counts all sites from 0, those of the document first, in its order. */
    final int index;

    final WantedNode node;
    /** The number of its failure domain. */
    final int zone;
    /** Whether the document wants it gone. */
    final boolean leaving;

    final List<Slot> slots = new ArrayList<>();

    /** How many of them can have bricks. */
    int open;

    private double relative;
    private double used;

    Site(int index, WantedNode node, int zone, boolean leaving) {
        this.index = index;
        this.node = node;
        this.zone = zone;
        this.leaving = leaving;
    }

    /** To be called when the relative sizes of its slots are known. */
    void weigh() {
        for (Slot slot : slots) {
            relative += slot.relative;
            used += slot.used * slot.relative;
        }
        used = relative == 0 ? 0 : used / relative;
    }

    /** How full it were with so many more data bricks, and another. */
    double pressure(int more) {
        int data = more + 1;
        for (Slot slot : slots) {
            data += slot.data;
        }
        return used + data / relative;
    }

    @Override
    public String toString() {
        return node.name().toString();
    }
}
