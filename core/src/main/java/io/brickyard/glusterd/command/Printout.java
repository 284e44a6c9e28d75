package io.brickyard.glusterd.command;

/**
 * What one run of the {@code gluster} command printed.
 *
 * @param output its standard output, whole
 * @param errors the beginning of its standard error
 * @param exitStatus tells nothing reliable: 0 beside failures, and the low byte of an errno beside proper XML
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes of bytes on their way to the parser; never compared.
public record Printout(byte[] output, String errors, int exitStatus) {}
