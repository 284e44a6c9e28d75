package io.brickyard.agent.intake;

import java.net.InetAddress;
import java.time.Instant;

/**
 * What somebody sent, as it came.
 *
 * @param bytes up to 65,535 of them; not copied, the receiver owns them
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares datagrams
public record Datagram(byte[] bytes, Instant received, InetAddress source) {}
