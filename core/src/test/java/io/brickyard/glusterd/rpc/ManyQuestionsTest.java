package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many questions under way on one connection: each gets its own answer, in whatever order and company answers come. */
class ManyQuestionsTest {

    private static final NodeId SELF = new NodeId(new UUID(0, 1));
    /** So many questions are there for sure before the first answer, also when more are to come. */
    private static final int TOGETHER = 16;

    private static final long SEED = System.nanoTime();

    private final Knowledge knowledge = new Knowledge(new Friends(SELF, List.of()));

    private static <T> T asked(FakeGlusterd.Behaviour behaviour, Function<GlusterdClient, T> question) {
        try (FakeGlusterd fake = FakeGlusterd.listening(behaviour);
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), Deadline.in(Duration.ofSeconds(20)))) {
            return question.apply(client);
        }
    }

    private static Map<BrickPath, Optional<Port>> portsOf(Set<BrickPath> bricks, FakeGlusterd.Behaviour behaviour) {
        return asked(behaviour, client -> client.portsOf(List.copyOf(bricks)));
    }

    /** Answers some questions at a time, the last ones perhaps first. */
    private FakeGlusterd.Behaviour shuffling(int questions, Random random) {
        return visitor -> {
            for (int left = questions; left > 0; left -= TOGETHER) {
                List<Visitor.Question> together = new ArrayList<>();
                for (int i = 0; i < Math.min(TOGETHER, left); i++) {
                    together.add(visitor.question());
                }
                Collections.shuffle(together, random);
                for (Visitor.Question question : together) {
                    knowledge.answer(visitor, question);
                }
            }
        };
    }

    private Map<BrickPath, Optional<Port>> bricks(int count) {
        Map<BrickPath, Optional<Port>> ports = new HashMap<>();
        for (int i = 0; i < count; i++) {
            BrickPath path = new BrickPath("/bricks/b" + i);
            if (i % 7 == 3) {
                ports.put(path, Optional.empty());
            } else {
                knowledge.port(path, 49_152 + i);
                ports.put(path, Optional.of(new Port(49_152 + i)));
            }
        }
        return ports;
    }

    private List<Volume> volumes(int count) {
        List<Volume> volumes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Brick brick =
                    new Brick(new BrickId(SELF, new BrickPath("/bricks/v" + i)), new HostName("n1"), Brick.Role.DATA);
            Layout layout = new Layout.Single();
            Volume volume = new Volume(
                    new VolumeName("v" + i),
                    new UUID(1, i),
                    Volume.Status.STARTED,
                    layout,
                    Volume.inSubvolumes(layout, List.of(brick)),
                    Map.of(),
                    0);
            knowledge.volume(volume);
            volumes.add(volume);
        }
        return volumes;
    }

    private static List<VolumeName> names(List<Volume> volumes) {
        return volumes.stream().map(Volume::name).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 48, 100})
    void answersOutOfOrderBelongToTheirQuestions(int count) {
        Map<BrickPath, Optional<Port>> ports = bricks(count);

        assertThat(portsOf(ports.keySet(), shuffling(count, new Random(SEED))))
                .as("seed %d", SEED)
                .isEqualTo(ports);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, 33, 100, 250})
    void everyVolumeComesOnceHoweverManyThereAre(int count) {
        List<Volume> volumes = volumes(count);

        GlusterdClient.Volumes inOrder = asked(knowledge, client -> client.volumes(names(volumes)));
        GlusterdClient.Volumes shuffled =
                asked(shuffling(count, new Random(SEED)), client -> client.volumes(names(volumes)));

        assertThat(inOrder.volumes()).containsExactlyElementsOf(volumes);
        assertThat(shuffled.volumes()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(shuffled.unreadable()).isEmpty();
    }

    @Test
    void answersToQuestionsNeverAskedArePassedOver() {
        Map<BrickPath, Optional<Port>> ports = bricks(100);
        FakeGlusterd.Behaviour strange = visitor -> {
            while (true) {
                Visitor.Question question = visitor.question();
                for (int id : new int[] {question.id() + 1000, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                    visitor.send(Visitor.record(Visitor.answerTo(id, port(1))));
                }
                knowledge.answer(visitor, question);
            }
        };

        assertThat(portsOf(ports.keySet(), strange)).isEqualTo(ports);
    }

    @Test
    void secondAnswerToAQuestionIsPassedOver() {
        Map<BrickPath, Optional<Port>> ports = bricks(100);
        FakeGlusterd.Behaviour twice = visitor -> {
            while (true) {
                Visitor.Question question = visitor.question();
                knowledge.answer(visitor, question);
                visitor.send(Visitor.record(Visitor.answerTo(question.id(), port(1))));
            }
        };

        assertThat(portsOf(ports.keySet(), twice)).isEqualTo(ports);
    }

    @Test
    void answersToOthersWithoutEndEndTheQuestions() {
        List<BrickPath> bricks = List.copyOf(bricks(100).keySet());
        FakeGlusterd.Behaviour others = Behaviours.sendingForEver(Visitor.record(Visitor.answerTo(101, port(1))));

        assertThatThrownBy(() -> asked(others, client -> client.portsOf(bricks)))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("do not answer the question");
    }

    @Test
    void questionThatIsNotServedLeavesTheConnectionUsable() {
        List<BrickPath> bricks = List.copyOf(bricks(40).keySet());
        FakeGlusterd.Behaviour refusing = visitor -> {
            while (true) {
                Visitor.Question question = visitor.question();
                if (question.id() == 3) {
                    visitor.refuse(question);
                } else {
                    knowledge.answer(visitor, question);
                }
            }
        };

        NodeId self = asked(refusing, client -> {
            assertThatThrownBy(() -> client.portsOf(bricks)).isInstanceOf(GlusterdFailure.NotAllowed.class);
            return client.self();
        });

        assertThat(self).isEqualTo(SELF);
    }

    private static byte[] port(int port) {
        return new XdrWriter().integer(0).integer(0).integer(0).integer(port).bytes();
    }
}
