package io.brickyard.events;

/** How much an event should worry somebody, least first. */
public enum Severity {
    INFO,
    WARNING,
    ERROR
}
