package io.brickyard.cli;

import io.brickyard.survey.StateFolder;
import java.time.InstantSource;
import java.util.Map;

/**
 * Everything outside the program that a verb may touch. Tests give their own, so that a verb runs within the test.
 *
 * @param environment as of {@link System#getenv()}
 * @param clock what time it is
 * @param state where mutes and the like are kept
 * @param pools how to look at a pool
 */
public record Surroundings(
        Terminal terminal, Map<String, String> environment, InstantSource clock, StateFolder state, Pools pools) {

    static Surroundings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        StateFolder state = StateFolder.of(environment, System.getProperty("user.name", ""));
        return new Surroundings(
                Terminal.ofThisProcess(environment), environment, InstantSource.system(), state, Pools.real(state));
    }
}
