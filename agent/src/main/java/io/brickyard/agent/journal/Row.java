package io.brickyard.agent.journal;

/**
 * An entry as it is kept.
 *
 * @param epoch what its id was made from, beside its sequence number
 * @param reporter the id of the node that took it in
 */
record Row(Entry entry, long epoch, String reporter) {}
