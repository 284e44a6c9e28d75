package io.brickyard.work;

import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentFailure;
import io.brickyard.glusterd.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node's own agent, wherever it listens, asked by the bearer of a token that allows work ({@code POST /api/v1/work}). */
public final class OverAgent implements Transport {

    private final Settings settings;

    public OverAgent(Settings settings) {
        this.settings = settings;
    }

    /**
     * How to reach the agent.
     *
     * @param address where the agent listens, as its certificate has it
     * @param token of the scope {@code work}
     * @param authority PEM certificates that are believed in the place of the system's authorities
     */
    public record Settings(AgentAddress.Tcp address, String token, Optional<Path> authority) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Settings[address=" + address + ", authority=" + authority + "]";
        }
    }

    @Override
    public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        String body = TaskForm.write(task);
        return Transport.each(nodes, node -> asked(node, body, deadline));
    }

    private NodeResult asked(Recipient node, String body, Deadline deadline) {
        AgentClient client = new AgentClient(
                settings.address(), Optional.of(settings.token()), deadline.left(), settings.authority());
        try {
            return ResultForm.read(client.post("/api/v1/work", body));
        } catch (AgentFailure failure) {
            return new NodeResult.Failed(
                    "the agent of " + node.name() + " did not do it",
                    String.valueOf(failure.getMessage()),
                    "see docs/node-work.md: its agent must listen with a certificate, and have a token 'work …'");
        } catch (FormFailure odd) {
            return new NodeResult.Failed(
                    "the agent of " + node.name() + " gave an odd answer",
                    String.valueOf(odd.getMessage()),
                    "see whether it has the same version: brickyard version");
        }
    }
}
