package io.brickyard.agent.journal;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The database was damaged, and a fresh one took its place.
 *
 * @param aside the damaged one, under its new name
 * @param saved how many entries could still be read, and were taken over
 * @param reason what was wrong, for a person
 */
public record Recovery(Instant at, Path aside, long saved, String reason) {}
