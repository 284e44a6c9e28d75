package io.brickyard.deploy.writer;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.work.LockHolder;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.Recipient;
import io.brickyard.work.TermLock;
import io.brickyard.work.Uptime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Nodes that keep locks, see each other or not, and believe that some of them are members of their pool. One clock for all. */
final class LockWorld {

    static final Terms TERMS = new Terms(Duration.ofSeconds(240), Duration.ofSeconds(40), Duration.ofSeconds(140));

    /** Where each node's lock is; the node's name is its number. */
    private final List<Optional<TermLock>> locks = new ArrayList<>();

    /** Whom each node takes for a member, itself among them. */
    final List<Set<Integer>> views = new ArrayList<>();

    /** How many changes of who is a member each node has heard of. */
    private final List<Integer> heard = new ArrayList<>();

    /** In which part of the network each node is. */
    final List<Integer> parts = new ArrayList<>();

    /** Those that are no member of the pool, and know it. */
    final Set<Integer> outside = new HashSet<>();

    final Set<Integer> withoutProgram = new HashSet<>();
    private long now = 1000;

    /** Is called between two nodes that are asked: others may act then. */
    Runnable meanwhile = () -> {};

    LockWorld(int nodes, int members) {
        for (int i = 0; i < nodes; i++) {
            locks.add(Optional.empty());
            parts.add(0);
            heard.add(0);
            views.add(new TreeSet<>(Set.of(i)));
            if (i >= members) {
                outside.add(i);
            }
        }
        for (int i = 0; i < members; i++) {
            for (int j = 0; j < members; j++) {
                views.get(i).add(j);
            }
        }
    }

    static HostName name(int node) {
        return new HostName("n" + node);
    }

    private static int number(Recipient node) {
        return Integer.parseInt(node.name().value().substring(1));
    }

    private static NodeId id(int node) {
        return new NodeId(new UUID(1, node));
    }

    void pass(long seconds) {
        now += seconds;
    }

    long now() {
        return now;
    }

    boolean reaches(int from, int to) {
        return parts.get(from).equals(parts.get(to))
                && views.get(from).contains(to)
                && views.get(to).contains(from);
    }

    /** A node joins: whoever reaches the prober hears of it at once, the others when they reach somebody who has. */
    boolean probe(int from, int to) {
        if (!parts.get(from).equals(parts.get(to)) || views.get(to).size() > 1 || from == to) {
            return false;
        }
        outside.remove(to);
        Set<Integer> all = new TreeSet<>(views.get(from));
        all.add(to);
        changed(from, all);
        views.set(to, new TreeSet<>(all));
        heard.set(to, heard.get(from));
        return true;
    }

    /** A member leaves, whether it hears of it or not. */
    void detach(int from, int gone) {
        boolean hears = reaches(from, gone);
        Set<Integer> rest = new TreeSet<>(views.get(from));
        rest.remove(gone);
        changed(from, rest);
        if (hears) {
            views.set(gone, new TreeSet<>(Set.of(gone)));
            outside.add(gone);
        }
    }

    private void changed(int from, Set<Integer> all) {
        int number = heard.get(from) + 1;
        List<Integer> hearers = views.get(from).stream()
                .filter(member -> all.contains(member) && reaches(from, member))
                .toList();
        for (int member : hearers) {
            views.set(member, new TreeSet<>(all));
            heard.set(member, number);
        }
    }

    /** The network is whole again. */
    void heal() {
        parts.replaceAll(_ -> 0);
        tellEachOther();
    }

    void move(int node, int part) {
        parts.set(node, part);
        tellEachOther();
    }

    /** As glusterd does when it connects to a peer: members that reach each other have the same members. */
    private void tellEachOther() {
        for (int one = 0; one < views.size(); one++) {
            for (int other = 0; other < views.size(); other++) {
                if (reaches(one, other) && heard.get(one) > heard.get(other)) {
                    views.set(other, new TreeSet<>(views.get(one)));
                    heard.set(other, heard.get(one));
                }
            }
        }
    }

    Tenure tenure(int node, UUID token) {
        return new Tenure(
                () -> look(node),
                (nodes, task, deadline) -> perform(node, nodes, task),
                new LockHolder("root@n" + node, node + 1, "since then"),
                token,
                TERMS,
                () -> new Uptime("boot", now));
    }

    private List<Members.Member> look(int node) {
        List<Members.Member> members = new ArrayList<>();
        for (int other : views.get(node)) {
            boolean answers = reaches(node, other);
            Recipient recipient = other == node
                    ? Recipient.here(name(other))
                    : answers ? Recipient.member(name(other), id(other)) : Recipient.outsider(name(other));
            members.add(new Members.Member(recipient, Set.of(name(other)), answers));
        }
        return members;
    }

    private Map<Recipient, NodeResult> perform(int from, List<Recipient> nodes, NodeTask task) {
        Map<Recipient, NodeResult> results = new LinkedHashMap<>();
        for (Recipient node : nodes) {
            int to = node.here() ? from : number(node);
            meanwhile.run();
            if (to != from && !reaches(from, to)) {
                results.put(node, new NodeResult.Failed("not asked", "no way", "none"));
            } else if (to != from && withoutProgram.contains(to)) {
                results.put(node, new NodeResult.Failed("not asked", "gsync peer_brickyard command not found.", "see"));
            } else {
                results.put(node, answer(to, task));
            }
        }
        return results;
    }

    private NodeResult answer(int node, NodeTask task) {
        TermLock.Answer answer =
                switch (task) {
                    case NodeTask.TakeLock take -> TermLock.take(locks.get(node), take, new Uptime("boot", now));
                    case NodeTask.ReleaseLock release -> TermLock.release(locks.get(node), release);
                    default -> throw new IllegalArgumentException(task.toString());
                };
        locks.set(node, answer.left());
        return answer.result();
    }
}
