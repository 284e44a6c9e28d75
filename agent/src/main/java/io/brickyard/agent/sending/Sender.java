package io.brickyard.agent.sending;

import io.brickyard.agent.sending.Outcome.Answered;
import io.brickyard.agent.sending.Outcome.Failed;
import io.brickyard.agent.sending.Outcome.Stage;
import io.brickyard.glusterd.Deadline;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one receiver, one after the other, over a connection that is kept while it can be. Redirects are not
 * followed, no proxy is used, and a whole request, connecting included, ends within its {@linkplain Limits limit}. For use by one
 * thread, but {@link #end} by any.
 */
public final class Sender implements Carrier {

    private final Webhook webhook;
    private final Sending sending;
    private final Watch.Guard guard;
    private @Nullable Opening opening;
    private @Nullable Credentials credentials;
    private @Nullable Link link;

    Sender(Webhook webhook, Sending sending) {
        this.webhook = webhook;
        this.sending = sending;
        guard = sending.guard();
    }

    @Override
    public Outcome send(Message message) {
        Deadline deadline = Deadline.in(sending.limits().request());
        guard.begin(deadline.nanos());
        Outcome outcome = attempt(message, deadline);
        boolean ended = guard.finish();
        if (ended || !outcome.success()) {
            disconnect();
        }
        if (opening != null && !outcome.success()) {
            opening.forgetTrust();
        }
        return ended && outcome instanceof Failed ? new Failed(Stage.EXCHANGE, tooLong(deadline)) : outcome;
    }

    private String tooLong(Deadline deadline) {
        return deadline.passed()
                ? "no complete answer within " + sending.limits().request().toSeconds() + " s"
                : "ended before its answer came";
    }

    private Outcome attempt(Message message, Deadline deadline) {
        try {
            Link current = link;
            if (current != null) {
                Optional<Outcome> outcome = over(current, message);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                disconnect();
            }
            Link fresh = opening().open(deadline);
            link = fresh;
            return over(fresh, message)
                    .orElseThrow(() -> new StageFailure(Stage.EXCHANGE, "the connection was closed"));
        } catch (StageFailure e) {
            return e.outcome();
        } catch (IllegalArgumentException e) {
            return new Failed(Stage.SETTINGS, Opening.reason(e));
        }
    }

    /** Empty if the receiver had closed the connection before it saw the request. */
    private Optional<Outcome> over(Link used, Message message) {
        try {
            Clock clock = sending.clock();
            Outcome answer = used.send(message, credentials().headers(message, clock.instant()), clock);
            if (!used.reusable()) {
                disconnect();
            }
            return Optional.of(answer);
        } catch (IOException | HttpException e) {
            if (used.perhapsUnseen() && !(e instanceof java.net.SocketTimeoutException)) {
                return Optional.empty();
            }
            return Optional.of(new Failed(Stage.EXCHANGE, Opening.reason(e)));
        }
    }

    /** A request with all its steps told, over a connection of its own. */
    public TestReport test(Message message) {
        disconnect();
        long began = System.nanoTime();
        Outcome outcome = send(message);
        Opening used = opening;
        List<TestReport.Step> steps = new ArrayList<>(used == null ? List.of() : used.steps());
        Duration before = steps.stream().map(TestReport.Step::took).reduce(Duration.ZERO, Duration::plus);
        if (!steps.isEmpty() && steps.getLast().success()) {
            Duration all = Duration.ofNanos(System.nanoTime() - began);
            steps.add(new TestReport.Step("answer", outcome.success(), all.minus(before), outcome.text()));
        }
        Optional<Integer> status =
                outcome instanceof Answered answered ? Optional.of(answered.status()) : Optional.empty();
        return new TestReport(outcome.success(), status, steps, outcome.text());
    }

    private Opening opening() {
        Opening made = opening;
        if (made == null) {
            made = new Opening(webhook, sending, guard);
            opening = made;
        }
        return made;
    }

    private Credentials credentials() {
        Credentials made = credentials;
        if (made == null) {
            made = new Credentials(webhook, opening().target());
            credentials = made;
        }
        return made;
    }

    private void disconnect() {
        Link used = link;
        link = null;
        if (used != null) {
            used.close();
        }
    }

    @Override
    public void end() {
        guard.end();
    }

    @Override
    public void close() {
        disconnect();
        guard.close();
    }
}
