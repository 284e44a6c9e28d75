package io.brickyard.agents;

import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import io.brickyard.survey.PoolAgents;
import io.brickyard.survey.PoolWord;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the agent on this machine what it and the others know. Where there is none, or it must not be asked, that is nothing. */
public final class AgentOfThisNode implements PoolAgents {

    private final AgentAddress.Unix address;

    public AgentOfThisNode(AgentAddress.Unix address) {
        this.address = address;
    }

    @Override
    public PoolWord ask(Duration time) {
        if (!Files.isWritable(address.socket())) {
            return PoolWord.NOTHING;
        }
        try {
            byte[] answer = new AgentClient(address, Optional.empty(), time).get("/api/v1/pool", List.of());
            return WordForm.pool(JsonReader.read(answer)).orElse(PoolWord.NOTHING);
        } catch (AgentFailure | JsonFailure _) {
            return PoolWord.NOTHING;
        }
    }
}
