package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Work.Kind;
import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.sending.Envelope;
import io.brickyard.webhooks.Sieve;
import io.brickyard.webhooks.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal as one webhook sees it: only what it wants, read a page at a time. Its order is the journal's. */
final class Backlog {

    private static final int PAGE = 100;
    private static final int RECALLED = 256;
    private static final int BATCH = 100;
    private static final int BATCH_CHARACTERS = 1024 * 1024;

    private final Kind kind;
    private final Journal journal;
    private final Sieve sieve;
    private final Envelope envelope;
    private final Optional<Fold> fold;
    private List<Entry> page = List.of();
    private int at;
    private long missed;

    Backlog(Kind kind, Journal journal, Webhook webhook, Envelope envelope) {
        this.kind = kind;
        this.journal = journal;
        this.envelope = envelope;
        sieve = new Sieve(webhook.wishes().filter());
        fold = webhook.wishes().folded() && kind == Kind.LIVE ? Optional.of(new Fold()) : Optional.empty();
    }

    /** What was sent just before a restart is remembered, or its other reports would be sent as well. */
    void recall(long cursor) {
        fold.ifPresent(remembered -> {
            for (Entry entry : journal.after(Math.max(0, cursor - RECALLED), RECALLED)) {
                if (entry.sequence() <= cursor && wants(entry)) {
                    remembered.first(entry);
                }
            }
        });
    }

    /**
     * What comes next; empty when there is nothing more up to the last.
     *
     * @param after that of the call before, or where to begin
     * @param one whether a batch must not be made
     */
    Optional<Work> next(long after, long last, boolean one) {
        if (at >= page.size() || page.get(at).sequence() <= after) {
            turn(after);
        }
        List<Entry> chosen = new ArrayList<>();
        int room = one || !envelope.batches() ? 1 : BATCH;
        int characters = 0;
        long through = after;
        while (at < page.size() && page.get(at).sequence() <= last && chosen.size() < room) {
            Entry entry = page.get(at++);
            through = entry.sequence();
            if (wants(entry) && fold.map(folding -> folding.first(entry)).orElse(true)) {
                chosen.add(entry);
                characters += entry.normalised().length();
            }
            if (characters > BATCH_CHARACTERS) {
                break;
            }
        }
        return through == after ? Optional.empty() : Optional.of(new Work(kind, chosen, through));
    }

    private void turn(long after) {
        page = journal.after(after, (int) (PAGE - after % PAGE)); // so that lanes ask for the same pages
        at = 0;
        boolean begun = after > 0; // 0 is the place in an empty journal, whose first number is any
        if (begun && !page.isEmpty() && page.getFirst().sequence() > after + 1) {
            missed += Math.max(0, Math.min(journal.first(), page.getFirst().sequence()) - after - 1);
        }
    }

    private boolean wants(Entry entry) {
        return envelope.holds(entry) && sieve.passes(entry.type(), entry.category(), entry.severity(), entry.subject());
    }

    /** Reads again from where it is told next. */
    void forget() {
        page = List.of();
        at = 0;
    }

    /** How many entries the journal had let go before they were read. */
    long missed() {
        return missed;
    }
}
