package io.brickyard.deploy.writer;

import io.brickyard.pool.HostName;
import io.brickyard.work.LockHolder;
import io.brickyard.work.NodeResult;
import io.brickyard.work.Recipient;
import io.brickyard.work.ThroughGlusterd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the members said to whoever asks for the right to change the pool.
 *
 * <p>The right is had with the locks of more than half of all members, so that no two can have it, whatever parts the network falls
 * into. Members that answer and cannot keep a lock, because they lack Brickyard's program, refuse nobody: they count as if they
 * had said yes, and the holder is told that they guard nothing.
 *
 * @param members how many there are, whether they answered or not
 * @param granted who gave its lock
 * @param others who has the locks that were refused
 * @param unable members that answer, and cannot keep a lock
 * @param silent members that did not say anything
 * @param complaint why the first of the silent ones did not whose glusterd answers
 */
record Tally(
        int members,
        List<HostName> granted,
        List<LockHolder> others,
        List<HostName> unable,
        List<HostName> silent,
        Optional<String> complaint) {

    private static final int MOST_NAMES = 5;

    static Tally of(List<Members.Member> members, Map<Recipient, NodeResult> answers) {
        List<HostName> granted = new ArrayList<>();
        List<LockHolder> others = new ArrayList<>();
        List<HostName> unable = new ArrayList<>();
        List<HostName> silent = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (Members.Member member : members) {
            HostName name = member.recipient().name();
            NodeResult answer = answers.get(member.recipient());
            switch (answer) {
                case NodeResult.Done _ -> granted.add(name);
                case NodeResult.Held(LockHolder holder) -> others.add(holder);
                case NodeResult.Failed failed when cannotKeep(member, failed) -> unable.add(name);
                case NodeResult.Failed failed -> {
                    silent.add(name);
                    if (member.answers()) {
                        complaints.add(failed.what() + ": " + failed.why());
                    }
                }
                case NodeResult.Told _ -> throw new IllegalStateException(name + " told facts when asked for its lock");
                case null -> silent.add(name);
            }
        }
        return new Tally(
                members.size(),
                granted,
                others,
                unable,
                silent,
                complaints.stream().findFirst());
    }

    /** It answers, and there is no way to it, or glusterd has nothing there to bring the task to. */
    private static boolean cannotKeep(Members.Member member, NodeResult.Failed failed) {
        return member.answers() && (member.recipient().member().isEmpty() || ThroughGlusterd.isWithoutProgram(failed));
    }

    /** Whether the locks that were given are those of more than half. */
    boolean hasMost() {
        return 2 * granted.size() > members;
    }

    /** For whoever does not have the right yet. */
    Verdict verdict() {
        if (hasMost()) {
            return new Verdict.Granted(Optional.empty());
        }
        if (!others.isEmpty()) {
            return new Verdict.Held(others.getFirst());
        }
        if (2 * (granted.size() + unable.size()) > members) {
            return new Verdict.Granted(
                    Optional.of("only this machine is guarded against a second change at the same time: "
                            + names(unable) + " cannot keep a lock, without peer_brickyard, ssh or an agent there"));
        }
        return new Verdict.TooFew(why());
    }

    private String why() {
        return names(silent) + " of " + members
                + (members == 1 ? " member" : " members")
                + " did not answer, and whoever reaches them could change the pool at the same time"
                + complaint.map(text -> " (" + text + ")").orElse("");
    }

    private static String names(List<HostName> nodes) {
        String some = nodes.stream().limit(MOST_NAMES).map(HostName::value).collect(Collectors.joining(", "));
        return nodes.size() > MOST_NAMES ? some + " and " + (nodes.size() - MOST_NAMES) + " more" : some;
    }
}
