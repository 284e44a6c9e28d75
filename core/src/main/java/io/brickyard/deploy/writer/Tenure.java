package io.brickyard.deploy.writer;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.work.LockHolder;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.Recipient;
import io.brickyard.work.Transport;
import io.brickyard.work.Uptime;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One holder's hold on the members of a pool, from the first asking to the giving back. Used by one thread at a time.
 *
 * <p>Always holds: it is valid only until the term of the last locks of more than half of all members ends, counted from before they
 * were asked; and after each change of who is a member, whoever made it, before anything else is done, more than half of the members
 * that there are then have given their lock again, and none has refused it. So any two holders would need a member that gave its lock
 * to both, however the pool grew, shrank and fell apart meanwhile, as long as most members hear of each change (doc/adr/0008, Open).
 */
final class Tenure {

    private static final Duration ASKING = Duration.ofSeconds(30);

    private static final Recipient HERE = Recipient.here(new HostName("localhost"));

    private final Members members;
    private final Transport transport;
    private final LockHolder holder;
    private final UUID token;
    private final Terms terms;
    private final Supplier<Uptime> clock;

    /** Who gave its lock, and until when it lasts. */
    private final Map<Recipient, Long> given = new HashMap<>();

    private final Set<HostName> leaving = new HashSet<>();
    private long validUntil = Long.MIN_VALUE;
    /** Whether a command is under way that changes who is a member. */
    private boolean changing;
    /** Whether one has ended since more than half of the members gave their lock. */
    private boolean membersChanged;

    /** All that were members when more than half of them gave their lock. */
    private Set<HostName> confirmedBy = Set.of();

    private boolean vouched;
    private String lastWord = "it was not asked for yet";

    Tenure(Members members, Transport transport, LockHolder holder, UUID token, Terms terms, Supplier<Uptime> clock) {
        this.members = members;
        this.transport = transport;
        this.holder = holder;
        this.token = token;
        this.terms = terms;
        this.clock = clock;
    }

    /** Asks this node alone: who has the right almost always has its lock too, and nobody else needs to be asked then. */
    Verdict onThisNode() {
        return switch (transport.perform(HERE, take(), Deadline.in(ASKING))) {
            case NodeResult.Done _, NodeResult.Told _ -> {
                given.put(HERE, Long.MIN_VALUE);
                yield new Verdict.Granted(Optional.empty());
            }
            case NodeResult.Held(LockHolder other) -> new Verdict.Held(other);
            case NodeResult.Failed failed -> new Verdict.TooFew(failed.what() + ": " + failed.why());
        };
    }

    /**
     * Asks all members.
     *
     * @param despiteSilence whether somebody vouches that nobody changes the pool from the members that do not answer
     */
    Verdict overPool(boolean despiteSilence) {
        vouched = despiteSilence;
        return asked(true);
    }

    /** Asks all members again; that it did not succeed shows when the right is used. */
    void renew() {
        if (remaining() > 0) {
            asked(false);
        }
    }

    /**
     * To be called before each command.
     *
     * @param changesMembers whether it changes who is a member
     * @throws RightLost when the right does not last for it
     */
    void confirm(boolean changesMembers) {
        // Who asks for the next command has ended the one before.
        membersChanged |= changing || wasProbed();
        changing = false;
        leaving.clear();
        if (membersChanged || remaining() < terms.command().toSeconds()) {
            renew();
        }
        requireTimeForACommand(lastWord);
        if (membersChanged) {
            throw new RightLost(
                    "the right to change the pool is not confirmed by those that are members now: " + lastWord, false);
        }
        changing = changesMembers;
    }

    /**
     * To be called after {@link #confirm}, before the command that has a member leave. Gives that member's lock back, as it would keep
     * it from others until it ends. Not if the rest does not make more than half of the members that there are until it has left.
     *
     * @throws RightLost when the right does not last for the command any more: looking at the members and giving the lock back take
     *     time, the more if the member is dead
     */
    void leaves(HostName name) {
        giveBackBeforeItLeaves(name);
        requireTimeForACommand("giving back the lock of " + name + " took too long");
    }

    private void giveBackBeforeItLeaves(HostName name) {
        List<Members.Member> all = membersNow();
        long last = clock.get().seconds() + terms.command().toSeconds();
        long[] rest = all.stream()
                .filter(member -> !member.isCalled(name))
                .mapToLong(member -> given.getOrDefault(member.recipient(), Long.MIN_VALUE))
                .filter(until -> until >= last)
                .toArray();
        if (2 * rest.length <= all.size()) {
            return;
        }
        validUntil = Math.min(validUntil, Arrays.stream(rest).min().orElseThrow());
        leaving.add(name);
        for (Members.Member member : all) {
            if (member.isCalled(name) && given.remove(member.recipient()) != null) {
                transport.perform(member.recipient(), new NodeTask.ReleaseLock(token), Deadline.in(ASKING));
            }
        }
    }

    /** Gives all locks back. Those that are not reached end by themselves. */
    void end() {
        validUntil = Long.MIN_VALUE;
        if (!given.isEmpty()) {
            transport.perform(List.copyOf(given.keySet()), new NodeTask.ReleaseLock(token), Deadline.in(ASKING));
            given.clear();
        }
    }

    private NodeTask take() {
        return new NodeTask.TakeLock(holder, token, terms.term());
    }

    private Verdict asked(boolean anew) {
        long before = clock.get().seconds();
        try {
            List<Members.Member> all = members.look();
            List<Recipient> stay = all.stream()
                    .filter(member -> leaving.stream().noneMatch(member::isCalled))
                    .map(Members.Member::recipient)
                    .toList();
            Map<Recipient, NodeResult> answers = transport.perform(stay, take(), Deadline.in(ASKING));
            answers.forEach((node, answer) -> {
                if (answer instanceof NodeResult.Done) {
                    given.put(node, before + terms.term().toSeconds());
                }
            });
            return judged(Tally.of(all, answers), names(all), before, anew);
        } catch (GlusterdFailure failure) {
            lastWord = String.valueOf(failure.getMessage());
            return new Verdict.TooFew(lastWord);
        }
    }

    private Verdict judged(Tally tally, Set<HostName> asked, long before, boolean anew) {
        Verdict verdict = tally.verdict();
        if (verdict instanceof Verdict.TooFew(String why) && vouched) {
            verdict = new Verdict.Granted(Optional.of("you vouch for the members that do not answer: " + why));
        }
        switch (verdict) {
            case Verdict.Granted _ -> {
                // What ended in the meantime may have been somebody else's: it is not taken up again.
                if (anew || remaining() > 0) {
                    validUntil = before + terms.term().toSeconds();
                    // Whoever joined may have brought a writer of its own along.
                    boolean agreed = !changing && tally.others().isEmpty();
                    membersChanged &= !agreed;
                    if (anew || agreed) {
                        confirmedBy = asked;
                    }
                }
            }
            case Verdict.Held _ -> {}
            case Verdict.TooFew(String why) -> lastWord = why;
        }
        tally.others().stream().findFirst().ifPresent(other -> lastWord = "somebody else has it: " + other);
        return verdict;
    }

    /**
     * Whether somebody else made this node a member of another pool, where the right to its own is worth nothing. That can befall a
     * node that is alone only: any other refuses to be probed (GF_PROBE_ANOTHER_CLUSTER in glusterd-handler.c, seen with GlusterFS 10.3).
     */
    private boolean wasProbed() {
        return confirmedBy.size() == 1 && membersNow().size() > 1;
    }

    /** @throws RightLost if they cannot be seen now */
    private List<Members.Member> membersNow() {
        try {
            return members.look();
        } catch (GlusterdFailure failure) {
            throw new RightLost("the members of the pool cannot be seen: " + failure.getMessage(), false);
        }
    }

    private static Set<HostName> names(List<Members.Member> members) {
        return members.stream().map(member -> member.recipient().name()).collect(Collectors.toSet());
    }

    private void requireTimeForACommand(String whyNot) {
        long remaining = remaining();
        if (remaining < terms.command().toSeconds()) {
            throw new RightLost("the right to change the pool could not be kept: " + whyNot, remaining <= 0);
        }
    }

    private long remaining() {
        return validUntil == Long.MIN_VALUE ? 0 : validUntil - clock.get().seconds();
    }
}
