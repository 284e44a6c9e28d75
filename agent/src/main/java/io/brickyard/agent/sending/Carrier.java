package io.brickyard.agent.sending;

/** Brings messages to one receiver. */
public interface Carrier extends AutoCloseable {

    /** Never throws for what a receiver, a network or a setting does. */
    Outcome send(Message message);

    /** Ends the request that is under way, if any; it is reported as failed. By any thread. */
    void end();

    @Override
    void close();
}
