package io.brickyard.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.json.Json;
import io.brickyard.json.JsonReader;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.DaemonReport;
import io.brickyard.survey.NodeWord;
import io.brickyard.survey.PoolWord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFormTest {

    private static final NodeId NODE = NodeId.parse("00000000-0000-4000-8000-00000000000a");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final NodeWord WORD = new NodeWord(
            NODE,
            NOON,
            List.of(new BrickUsage(
                    brick("/b/sized"),
                    new Bytes(1000),
                    new Bytes(400),
                    Optional.of(new BrickUsage.Inodes(100, 90)),
                    Optional.of("/dev/sdb"),
                    Optional.of("xfs"),
                    Optional.of("rw,noatime"),
                    OptionalInt.empty())),
            List.of(new DaemonReport(new VolumeName("gv0"), NODE, DaemonReport.Kind.SELF_HEAL, false)),
            Map.of(brick("/b/sized"), 3L, brick("/b/of unknown size"), 0L));

    private static BrickId brick(String path) {
        return new BrickId(NODE, new BrickPath(path));
    }

    private static Json read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNodesWordIsReadAsItWasWritten() {
        assertThat(WordForm.node(read(WordForm.json(WORD).inPythonsWay()))).contains(WORD);
    }

    @Test
    void aPoolsWordIsReadAsItWasWritten() {
        PoolWord word = new PoolWord(
                List.of(WORD),
                List.of(
                        new PoolWord.Unheard(NODE, NOON, Optional.of(NOON.minusSeconds(60))),
                        new PoolWord.Unheard(NODE, NOON, Optional.empty())),
                List.of(new PoolWord.Known("BRICK_DOWN", "brick/gv0/ha1:/b/1", NOON)));

        assertThat(WordForm.pool(read(WordForm.json(word).inPythonsWay()))).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "{}",
                "{'node': 'nobody', 'at': '2026-11-21T12:00:00Z'}",
                "{'node': '00000000-0000-4000-8000-00000000000a', 'at': 'noon'}",
                "{'node': '00000000-0000-4000-8000-00000000000a', 'at': '2026-11-21T12:00:00Z',"
                        + " 'bricks': [{'path': '/b', 'total_bytes': -1, 'free_bytes': 0}]}"
            })
    void whatIsNoWordIsNone(String text) {
        assertThat(WordForm.node(read(text.replace('\'', '"')))).isEmpty();
    }

    @Test
    void whatAnotherVersionAddsIsPassedOver() {
        String text = "{'node': '00000000-0000-4000-8000-00000000000a', 'at': '2026-11-21T12:00:00Z',"
                + " 'moon': 'full', 'bricks': 7, 'daemons': [3, {'kind': 'TEA_POT', 'online': true}]}";

        assertThat(WordForm.node(read(text.replace('\'', '"'))))
                .contains(new NodeWord(NODE, NOON, List.of(), List.of(), Map.of()));
    }
}
