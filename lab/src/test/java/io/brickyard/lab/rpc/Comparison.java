package io.brickyard.lab.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Counts the fields of which two sources were asked in one situation, and keeps those in which they differ. */
final class Comparison {

    private final String situation;
    private final List<String> sources = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int fields;

    Comparison(String situation) {
        this.situation = situation;
    }

    /** @param name of a pair of sources that is compared from here on */
    void source(String name) {
        sources.add(name);
    }

    void field(String name, Object rpc, Object command) {
        fields++;
        if (!Objects.equals(rpc, command)) {
            differences.add(situation + ", " + sources.getLast() + ", " + name + ": RPC says '" + rpc
                    + "', the command '" + command + "'");
        }
    }

    int fields() {
        return fields;
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public String toString() {
        return situation + " ".repeat(Math.max(1, 28 - situation.length())) + fields + " fields, " + differences.size()
                + " different, in " + sources.size() + " pairs of sources";
    }
}
