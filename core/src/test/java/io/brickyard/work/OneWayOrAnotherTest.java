package io.brickyard.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Deadline;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneWayOrAnotherTest {

    private static Transport always(NodeResult result) {
        return (nodes, _, _) -> {
            Map<Recipient, NodeResult> results = new LinkedHashMap<>();
            nodes.forEach(node -> results.put(node, result));
            return results;
        };
    }

    @Test
    void aMemberThatOneWayDoesNotReachIsAskedByTheOther() {
        Recipient member = Recipient.member(new HostName("n1"), new NodeId(new UUID(1, 1)));
        Recipient stranger = Recipient.outsider(new HostName("n2"));
        Transport both = new OneWayOrAnother(
                always(new NodeResult.Failed("not reached", "no key", "none")), always(new NodeResult.Done("there")));
        Map<Recipient, NodeResult> results = both.perform(
                List.of(member, stranger), new NodeTask.Facts(List.of()), Deadline.in(Duration.ofSeconds(1)));
        assertThat(results.get(member)).isInstanceOf(NodeResult.Done.class);
        assertThat(results.get(stranger)).isInstanceOf(NodeResult.Failed.class);
    }
}
