package io.brickyard.agent.delivery;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * What delivery needs of the world.
 *
 * @param chance from 0 to below 1, by which pauses vary
 */
public record Surroundings(Clock clock, DoubleSupplier chance, DeliveryListener listener) {

    public static Surroundings real(DeliveryListener listener) {
        return new Surroundings(
                Clock.systemUTC(), () -> ThreadLocalRandom.current().nextDouble(), listener);
    }
}
