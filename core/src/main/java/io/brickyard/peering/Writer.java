package io.brickyard.peering;

import java.util.Optional;

/**
 * Who may change a pool: at any time at most one, whoever else believes to be the leader.
 *
 * <p>Leaders are chosen elsewhere (Juju, a lease, Ganeti), and such leaderships can overlap. So each new leader takes a higher
 * term, and who wants to do a step begins it here first: with an older term it is refused, and while another's step is under way
 * it waits, also with the newest term. This value is stored in one place, by compare-and-set: who was overtaken between
 * reading and storing reads again. GlusterFS itself cannot tell an old leader's command from a new one's, which is why a step
 * is begun and ended and not only permitted, and why whoever begins one must not send its command after the time that it gave
 * itself.
 *
 * @param term how often somebody became the writer
 * @param turns how many steps were begun; so no value ever comes back, and comparing values is enough for compare-and-set
 * @param holder the writer of this term; empty before the first
 * @param acting the step that is under way
 */
public record Writer(long term, long turns, Optional<String> holder, Optional<Turn> acting) {

    public static final Writer NOBODY = new Writer(0, 0, Optional.empty(), Optional.empty());

    /** Somebody's right to act, for as long as nobody takes a higher term. */
    public record Claim(String who, long term) {}

    /** A step that was begun under a claim, the one with this number. */
    public record Turn(Claim claim, long number) {}

    /** The answer to who wants to begin a step. */
    public sealed interface Admission {}

    /**
     * The step may be done once {@code next} is stored.
     *
     * @param next to be stored in the place of the value that was asked
     */
    public record Admitted(Turn turn, Writer next) implements Admission {}

    /** Another one is the writer now: take a new term, if still the leader. */
    public record Deposed(Optional<String> by) implements Admission {}

    /** A step is under way: wait for its end, or for the time after which it cannot have one. */
    public record Busy(Turn with) implements Admission {}

    /** Makes somebody the writer, in a new term. What is under way stays so. */
    public Writer take(String who) {
        return new Writer(term + 1, turns, Optional.of(who), acting);
    }

    /** What the holder acts under. */
    public Optional<Claim> claim() {
        return holder.map(who -> new Claim(who, term));
    }

    /** Asks whether a step may be begun. */
    public Admission begin(Claim claim) {
        if (!claim().equals(Optional.of(claim))) {
            return new Deposed(holder);
        }
        if (acting.isPresent()) {
            return new Busy(acting.get());
        }
        Turn turn = new Turn(claim, turns + 1);
        return new Admitted(turn, new Writer(term, turn.number(), holder, Optional.of(turn)));
    }

    /** Ends a step, however it went; also a deposed writer ends its own. */
    public Writer end(Turn turn) {
        return acting.equals(Optional.of(turn)) ? new Writer(term, turns, holder, Optional.empty()) : this;
    }

    /**
     * Stops waiting for the end of another's step, which deposes that one.
     *
     * @param stuck the step, whose time must be over: by the asker's clock longer ago than a step may take, counted from when
     *     the asker first saw it under way
     */
    public Writer giveUp(Turn stuck, String who) {
        return end(stuck).take(who);
    }
}
