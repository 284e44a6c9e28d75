package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Entry;
import java.time.Instant;

/**
 * An event that was given up. It holds the event itself, which outlives the journal's retention so.
 *
 * @param url of the webhook, as it may be shown
 * @param died when it was given up
 */
public record DeadLetter(String url, Instant died, String reason, Entry entry) {}
