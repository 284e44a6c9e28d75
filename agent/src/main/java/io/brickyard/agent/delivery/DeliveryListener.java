package io.brickyard.agent.delivery;

import io.brickyard.webhooks.Webhook;

/** Hears of what somebody else must act upon. Called by lanes, so it must not take long. */
public interface DeliveryListener {

    DeliveryListener NOBODY = new DeliveryListener() {
        @Override
        public void disabled(Webhook webhook, String reason) {
            // nobody acts upon it
        }

        @Override
        public void gaveUp(Webhook webhook, int events, String reason) {
            // nobody acts upon it
        }

        @Override
        public void droppedDead(Webhook webhook, long letters) {
            // nobody acts upon it
        }
    };

    /** The receiver said that it is gone for good. Its lane has ended; the list of webhooks should say so. */
    void disabled(Webhook webhook, String reason);

    /** Events became dead letters. */
    void gaveUp(Webhook webhook, int events, String reason);

    /** A webhook had too many dead letters, and so many of the oldest are gone for good. */
    void droppedDead(Webhook webhook, long letters);
}
