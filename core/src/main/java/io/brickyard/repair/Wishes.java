package io.brickyard.repair;

import io.brickyard.plan.MendStep;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What whoever repairs wants.
 *
 * @param nodes only what is broken on these; empty: on all
 * @param volumes only what is broken in these; empty: in all
 * @param keep which copies of files in split-brain are to stay; empty: files in split-brain are only told
 * @param operatingVersion of the pool, for a node that lost its identity; empty: as nodes tell
 */
public record Wishes(
        Set<HostName> nodes, Set<VolumeName> volumes, Optional<MendStep.Keep> keep, OptionalInt operatingVersion) {

    public static final Wishes ALL = new Wishes(Set.of(), Set.of(), Optional.empty(), OptionalInt.empty());

    public Wishes {
        nodes = Set.copyOf(nodes);
        volumes = Set.copyOf(volumes);
    }
}
