package io.brickyard.agent.delivery;

import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.Wishes;
import java.nio.file.Path;
import java.util.List;

/** A process that delivers an endless journal until it is killed: FOLDER URL first|later. */
final class KilledDelivery {

    static final NodeId NODE = NodeId.parse("3c1f9a52-5b0c-4a57-9b0c-2f2d6f7c1a10");

    @SuppressWarnings("MustBeClosedChecker")
    static void main(String[] arguments) throws InterruptedException {
        // A new webhook begins at the journal's end, which so is 0 in the first of these processes.
        FakeJournal journal = new FakeJournal();
        journal.grow(arguments[2].equals("first") ? 0 : Long.MAX_VALUE / 2);
        Deliveries deliveries =
                new Deliveries(journal, Path.of(arguments[0]), NODE, Surroundings.real(DeliveryListener.NOBODY));
        deliveries.replaceAll(List.of(new Webhook(arguments[1], "", "", Wishes.NONE)));
        journal.grow(Long.MAX_VALUE / 4);
        Thread.currentThread().join();
    }

    private KilledDelivery() {}
}
