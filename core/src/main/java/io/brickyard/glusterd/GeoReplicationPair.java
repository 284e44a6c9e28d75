package io.brickyard.glusterd;

import java.util.Optional;

/**
 * One worker of a geo-replication session: a brick of this pool and where its changes go.
 *
 * @param primaryBrick path of the brick, or {@code host:/path}, as the source has it
 * @param secondary where to, for example {@code root@backup::gv0}
 * @param status GlusterFS's word: {@code Active}, {@code Passive}, {@code Faulty}, {@code Stopped}, {@code Created}…
 * @param crawlStatus for example {@code Changelog Crawl}; empty where it is not told
 * @param lastSynced as GlusterFS prints it, in the primary node's own time zone; empty where it is not told
 */
public record GeoReplicationPair(
        String primaryNode,
        String primaryBrick,
        String secondary,
        String status,
        Optional<String> crawlStatus,
        Optional<String> lastSynced) {}
