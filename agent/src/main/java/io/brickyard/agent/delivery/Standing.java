package io.brickyard.agent.delivery;

import io.brickyard.webhooks.Webhook;

/** A webhook of ours, whether events are sent to it or not. */
sealed interface Standing permits RunningLane, RestingLane {

    Webhook webhook();

    Track track();

    LaneReport report();
}
