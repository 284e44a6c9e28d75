package io.brickyard.deploy.document;

import java.util.List;

/** The keys that each part of a document has. The JSON schema has the same ones; a test compares them. */
enum Form {
    POOL(
            "the document",
            "apiVersion",
            "kind",
            "name",
            "defaults",
            "nodes",
            "volumes",
            "options",
            "glusterd",
            "removal"),
    DEFAULTS("defaults", "reach", "network", "profile", "options", "bricks"),
    NODE("a node", "name", "addresses", "zone", "bricks", "reach"),
    PLACE("a place for bricks", "path", "device", "size"),
    REACH("reach", "ssh", "agent"),
    SSH("ssh", "user", "port", "identity"),
    AGENT("agent", "url", "tokenFile", "caFile"),
    VOLUME(
            "a volume",
            "name",
            "type",
            "replica",
            "arbiter",
            "thinArbiter",
            "disperse",
            "redundancy",
            "bricks",
            "subvolumes",
            "size",
            "growth",
            "profile",
            "options",
            "network",
            "started",
            "fragile");

    private final String title;
    private final List<String> keys;

    Form(String title, String... keys) {
        this.title = title;
        this.keys = List.of(keys);
    }

    String title() {
        return title;
    }

    List<String> keys() {
        return keys;
    }
}
