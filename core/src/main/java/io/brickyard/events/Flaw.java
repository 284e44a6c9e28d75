package io.brickyard.events;

/** What a consumer of the normalised form should know about how an event was understood. */
public enum Flaw {
    /** The datagram was longer than is taken in, or than its sender's buffer; its end is missing. */
    TRUNCATED,
    /** Bytes that are no UTF-8 were replaced. */
    INVALID_TEXT,
    /** GlusterFS sent the text "(null)" where values should be. */
    NULL_VALUE,
    /** Its parts could not be told apart for certain: a value contains a separator. */
    AMBIGUOUS,
    /** Its number or name is in no catalogue that we know. */
    UNKNOWN_TYPE,
    /** GlusterFS sends it also when nothing happened, and nothing bears it out. */
    UNCONFIRMED
}
