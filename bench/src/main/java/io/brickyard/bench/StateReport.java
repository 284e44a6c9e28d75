package io.brickyard.bench;

/** What {@code gluster get-state} reports on one node of a simulated pool: the lines that matter, as GlusterFS 10.3 writes them. */
final class StateReport {

    private StateReport() {}

    static String of(PoolPlan plan, int node) {
        StringBuilder text = new StringBuilder("[Global]\nMYUUID: ")
                .append(plan.nodeId(node))
                .append("\nop-version: 100000\n\n[Global options]\n\n[Peers]\n");
        int peer = 1;
        for (int other = 0; other < plan.nodes(); other++) {
            if (other != node) {
                String prefix = "Peer" + peer++ + ".";
                line(text, prefix + "primary_hostname", plan.nodeName(other));
                line(text, prefix + "uuid", plan.nodeId(other));
                line(text, prefix + "state", "Peer in Cluster");
                line(text, prefix + "connected", "Connected");
                line(text, prefix + "othernames", "");
            }
        }
        text.append("\n[Volumes]\n");
        for (int volume = 0; volume < plan.volumes(); volume++) {
            volume(text, plan, node, volume);
        }
        return text.append("\n[Services]\nsvc1.name: glustershd\nsvc1.online_status: Online\n\n")
                .append("[Misc]\nBase port: 49152\nLast allocated port: 60999\n")
                .toString();
    }

    private static void volume(StringBuilder text, PoolPlan plan, int node, int volume) {
        String prefix = "Volume" + (volume + 1) + ".";
        line(text, prefix + "name", plan.volumeName(volume));
        line(text, prefix + "id", plan.volumeId(volume));
        line(text, prefix + "type", plan.replicas(volume) > 1 ? "Replicate" : "Distribute");
        line(text, prefix + "status", "Started");
        line(text, prefix + "brickcount", plan.bricksOf(volume));
        for (int k = 1; k <= plan.bricksOf(volume); k++) {
            int brick = plan.firstBrick(volume) + k - 1;
            String place = prefix + "Brick" + k + ".";
            line(text, place + "path", plan.nodeName(plan.nodeOf(brick)) + ":" + plan.path(brick));
            line(text, place + "hostname", plan.nodeName(plan.nodeOf(brick)));
            if (plan.nodeOf(brick) == node) {
                line(text, place + "port", plan.port(brick));
                line(text, place + "port_registered", 1);
                line(text, place + "status", "Started");
                line(text, place + "spacefree", "244011614208Bytes");
                line(text, place + "spacetotal", "270553174016Bytes");
            }
        }
        line(text, prefix + "snap_count", 0);
        line(text, prefix + "replica_count", plan.replicas(volume));
        line(text, prefix + "quorum_status", "not_applicable");
        line(text, prefix + "shd_svc.online_status", "Online");
        line(text, prefix + "shd_svc.inited", "True");
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append(": ").append(value).append('\n');
    }
}
