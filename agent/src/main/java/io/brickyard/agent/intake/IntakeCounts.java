package io.brickyard.agent.intake;

/**
 * What became of datagrams since the start.
 *
 * @param received read from a socket
 * @param strangers refused for their source
 * @param tooMany refused because their source sent too many
 * @param overflown for which there was no room in the memory
 * @param droppedByKernel for which there was no room in a socket's buffer
 * @param waiting taken in and not yet taken out
 */
public record IntakeCounts(
        long received, long strangers, long tooMany, long overflown, long droppedByKernel, int waiting) {}
