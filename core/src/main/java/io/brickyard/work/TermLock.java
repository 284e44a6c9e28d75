package io.brickyard.work;

import io.brickyard.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The lock of the one who changes the pool, as one node has it: a value that is taken, kept by taking it again, and given back by
 * whoever has its token. It ends by itself after its term, by the node's time since its start; after a start of the node it is valid
 * for its whole term once more, as its holder may be on another one.
 *
 * @param token by which the holder proves to be the same one
 * @param end of that start of the node
 */
public record TermLock(LockHolder holder, UUID token, Duration term, Uptime end) {

    /**
     * How a node answers.
     *
     * @param left what the node has from now on
     */
    public record Answer(NodeResult result, Optional<TermLock> left) {}

    public static Answer take(Optional<TermLock> found, NodeTask.TakeLock task, Uptime now) {
        if (found.isPresent()
                && !found.get().token().equals(task.token())
                && !found.get().ended(now)) {
            return new Answer(new NodeResult.Held(found.get().holder()), found);
        }
        Uptime end = new Uptime(now.boot(), now.seconds() + task.term().toSeconds());
        return new Answer(
                new NodeResult.Done("the lock is taken for " + task.term().toSeconds() + " seconds"),
                Optional.of(new TermLock(task.holder(), task.token(), task.term(), end)));
    }

    public static Answer release(Optional<TermLock> found, NodeTask.ReleaseLock task) {
        return new Answer(
                new NodeResult.Done("the lock is not held by you any more"),
                found.filter(lock -> !lock.token().equals(task.token())));
    }

    private boolean ended(Uptime now) {
        return now.boot().equals(end.boot()) ? now.seconds() >= end.seconds() : now.seconds() >= term.toSeconds();
    }

    Json.Members json() {
        return Json.Members.NONE
                .with("holder", TaskForm.json(holder))
                .with("token", token.toString())
                .with("seconds", Json.Numeral.of(term.toSeconds()))
                .with("boot", end.boot())
                .with("end", Json.Numeral.of(end.seconds()));
    }

    /** @throws FormFailure when it is none */
    static TermLock read(Fields fields) {
        fields.only("holder", "token", "seconds", "boot", "end");
        return new TermLock(
                TaskForm.holder(fields.object("holder")),
                fields.uuid("token"),
                Duration.ofSeconds(fields.number("seconds")),
                new Uptime(fields.text("boot"), fields.number("end")));
    }
}
