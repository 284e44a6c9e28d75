package io.brickyard.survey;

import io.brickyard.pool.VolumeName;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a volume's heal backlog.
 *
 * @param entries how many files and folders wait for a heal; empty when that is not known
 * @param splitBrain how many of them are in split-brain; empty when that is not known
 * @param complete false when {@code entries} is a lower bound: some bricks could not be counted
 * @param source where the numbers come from
 * @param asOf when they were taken
 * @param note why something is missing, or an empty text
 * @param splitBrainEntries some of the entries in split-brain, at most a dozen, as GlusterFS names them
 */
public record HealReport(
        VolumeName volume,
        OptionalLong entries,
        OptionalLong splitBrain,
        boolean complete,
        Source source,
        Instant asOf,
        String note,
        List<String> splitBrainEntries) {

    public enum Source {
        /** The index folders of bricks were counted, here or by agents: exact for them, silent about others. */
        INDEX,
        /** {@code gluster volume heal VOLUME info summary}. */
        HEAL_INFO,
        /** Nothing could be asked; the note says why. */
        NONE
    }

    public HealReport {
        splitBrainEntries = List.copyOf(splitBrainEntries);
    }
}
