package io.brickyard.lab.events;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an administrator does with a pool of three nodes, from one of them: nearly everything that the gluster command tells
 * as an event. Leaves the pool as it was.
 */
record Administration(Lab lab, LabNode node) {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String VOLUME = "drop";

    /** Events that come of it for sure. */
    static final List<String> TOLD = List.of(
            "VOLUME_CREATE",
            "VOLUME_START",
            "VOLUME_SET",
            "VOLUME_RESET",
            "VOLUME_STOP",
            "VOLUME_DELETE",
            "VOLUME_ADD_BRICK",
            "VOLUME_REMOVE_BRICK_FORCE",
            "VOLUME_REBALANCE_START",
            "BRICK_DISCONNECTED",
            "BRICK_REPLACE",
            "BRICK_RESET_START",
            "BRICK_RESET_COMMIT",
            "PEER_ATTACH",
            "PEER_DETACH",
            "QUOTA_ENABLE",
            "QUOTA_DISABLE",
            "SNAPSHOT_CREATE_FAILED");

    static Administration of(Lab lab, LabNode node) {
        return new Administration(lab, node);
    }

    void all() {
        List<String> create = new ArrayList<>(List.of("volume", "create", VOLUME, "replica", "3"));
        create.addAll(onAll("b1"));
        gluster(create.toArray(String[]::new));
        gluster("volume", "start", VOLUME);
        settings();
        bricks();
        services();
        gluster("volume", "stop", VOLUME);
        gluster("volume", "delete", VOLUME);
        peers();
        for (LabNode one : lab.nodes()) {
            one.run(LIMIT, "rm", "-rf", "/bricks/b1/data", "/bricks/b5/data", "/bricks/b6/data");
        }
    }

    private List<String> onAll(String brick) {
        return lab.nodes().stream()
                .map(one -> one.name() + ":/bricks/" + brick + "/data")
                .toList();
    }

    private void settings() {
        gluster("volume", "set", VOLUME, "performance.cache-size", "32MB");
        gluster("volume", "set", VOLUME, "user.note", "a=b;c,d");
        gluster("volume", "set", VOLUME, "auth.allow", "10.0.0.1,10.0.0.2");
        gluster("volume", "set", VOLUME, "user.text", "\u00fc \"quoted\" \\ back");
        gluster("volume", "reset", VOLUME, "performance.cache-size");
        gluster("volume", "reset", VOLUME);
        perhaps("volume", "set", VOLUME, "no.such.option", "1");
    }

    private void bricks() {
        lab.killBrick(VOLUME, "1");
        gluster("volume", "start", VOLUME, "force");
        lab.waitUntil(
                "a heal is begun", LIMIT, () -> run("volume", "heal", VOLUME).succeeded());
        perhaps("volume", "heal", VOLUME, "full");
        List<String> more =
                lab.nodes().stream().map(one -> one.name() + ":/bricks/b5/data").toList();
        List<String> add = new ArrayList<>(List.of("volume", "add-brick", VOLUME));
        add.addAll(more);
        gluster(add.toArray(String[]::new));
        gluster("volume", "rebalance", VOLUME, "start");
        lab.waitUntil("the rebalance is done", LIMIT, () -> !run("volume", "rebalance", VOLUME, "status")
                .stdout()
                .contains("in progress"));
        List<String> remove = new ArrayList<>(List.of("volume", "remove-brick", VOLUME));
        remove.addAll(more);
        remove.add("force");
        gluster(remove.toArray(String[]::new));
        String old = lab.bricks(VOLUME).getFirst();
        String host = old.substring(0, old.indexOf(':'));
        gluster("volume", "replace-brick", VOLUME, old, host + ":/bricks/b6/data", "commit", "force");
        String last = lab.bricks(VOLUME).getLast();
        gluster("volume", "reset-brick", VOLUME, last, "start");
        gluster("volume", "reset-brick", VOLUME, last, last, "commit", "force");
    }

    private void services() {
        gluster("volume", "profile", VOLUME, "start");
        gluster("volume", "profile", VOLUME, "stop");
        gluster("volume", "quota", VOLUME, "enable");
        perhaps("volume", "quota", VOLUME, "limit-usage", "/", "1GB");
        perhaps("volume", "quota", VOLUME, "remove", "/");
        gluster("volume", "quota", VOLUME, "disable");
        gluster("volume", "bitrot", VOLUME, "enable");
        perhaps("volume", "bitrot", VOLUME, "scrub-frequency", "daily");
        perhaps("volume", "bitrot", VOLUME, "scrub-throttle", "lazy");
        perhaps("volume", "bitrot", VOLUME, "scrub", "pause");
        perhaps("volume", "bitrot", VOLUME, "scrub", "resume");
        perhaps("volume", "bitrot", VOLUME, "scrub", "ondemand");
        gluster("volume", "bitrot", VOLUME, "disable");
        perhaps("snapshot", "create", "snap", VOLUME, "no-timestamp");
        perhaps("snapshot", "config", "snap-max-soft-limit", "80");
    }

    private void peers() {
        String third = lab.nodes().stream()
                .filter(one -> one != node)
                .reduce((one, other) -> other)
                .orElseThrow()
                .name();
        perhaps("peer", "probe", node.name());
        perhaps("peer", "probe", third);
        gluster("peer", "detach", third);
        gluster("peer", "probe", third);
        lab.awaitPool();
    }

    private Output run(String... words) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        return node.run(LIMIT, command);
    }

    private void gluster(String... words) {
        Output output = run(words);
        if (!output.succeeded()) {
            throw new AssertionError(String.join(" ", words) + " on " + node + ": " + output);
        }
    }

    /** What may be refused here; what it tells then is told to both. */
    private void perhaps(String... words) {
        Output output = run(words);
        if (!output.succeeded()) {
            System.out.println("refused: " + String.join(" ", words) + ": "
                    + output.stderr().strip());
        }
    }
}
