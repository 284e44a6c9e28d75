package io.brickyard.agent.api;

import io.brickyard.agents.WordForm;
import io.brickyard.json.Json;
import java.io.IOException;
import java.time.Duration;

/** What the agents see that nobody else can without a lock. */
final class SightResource {

    /** Whoever asks waits for a survey's other questions as long. */
    private static final Duration TIME = Duration.ofMillis(500);

    private final Sight sight;

    SightResource(Sight sight) {
        this.sight = sight;
    }

    void node(Call call) throws IOException {
        Json.Members word = WordForm.json(sight.node(TIME)
                .orElseThrow(() -> Problem.unavailable(
                        "nothing is known of this node at the moment",
                        "its glusterd does not tell, or one of its bricks holds up whoever looks into it",
                        "see whether glusterd runs on it: systemctl status glusterd")));
        write(
                call,
                sight.files().map(version -> word.with("files", version.json())).orElse(word));
    }

    void pool(Call call) throws IOException {
        write(call, WordForm.json(sight.pool(TIME)));
    }

    private static void write(Call call, Json json) throws IOException {
        call.text("application/json", json.inPythonsWay());
    }
}
