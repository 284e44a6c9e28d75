package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.rpc.Behaviours;
import io.brickyard.glusterd.rpc.FakeGlusterd;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.glusterd.rpc.Knowledge;
import io.brickyard.glusterd.rpc.Visitor;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A survey in a process of its own, with a small heap, of a pool in which most nodes send as much as they can. */
class HostilePoolInLittleMemoryTest {

    @TempDir
    Path folder;

    /** What the other process runs: surveys the pool at an address and prints each node's state. */
    static final class Asker {
        private Asker() {}

        public static void main(String[] arguments) {
            Port port = new Port(Integer.parseInt(arguments[0]));
            HostName first = new HostName(FakePool.address(1));
            SurveyRequest request = new SurveyRequest(
                    Optional.of(new SurveyRequest.Server(first, port)),
                    FakePool.names(Integer.parseInt(arguments[1])),
                    Duration.ofSeconds(2),
                    SurveyRequest.Depth.BRICKS);
            Survey survey = new Surveyor(new StateFolder(Path.of(arguments[2])), Map.of()).survey(request);
            StringBuilder states = new StringBuilder();
            for (NodeReport node : survey.nodes()) {
                states.append(node.node().name())
                        .append('=')
                        .append(node.state())
                        .append(' ');
            }
            System.out.println(states.toString().strip());
        }
    }

    @Test
    void surveyOfAPoolThatIsFloodingUsFitsIntoASmallHeap() throws IOException, InterruptedException {
        try (FakePool pool = FakePool.of(5)) {
            byte[] flood = Visitor.fragment(new byte[1 << 20], false);
            byte[] strangers = Visitor.record(Visitor.answerTo(77, new byte[4 << 20]));
            for (int n = 2; n <= 4; n++) {
                pool.glusterd(n).behave(flooding(n == 2 ? strangers : flood));
            }

            // Which of the two limits a flood meets first, time or amount, is a matter of the machine's speed.
            assertThat(surveyInA("-Xmx96m", pool).replace("GLUSTERD_SILENT", "UNREADABLE"))
                    .isEqualTo("n1=UP n2=UNREADABLE n3=UNREADABLE n4=UNREADABLE n5=UP");
        }
    }

    /** A good answer to the knock, a flood to everything else. */
    private static FakeGlusterd.Behaviour flooding(byte[] bytes) {
        Knowledge stranger = new Knowledge(new Friends(FakePool.id(99), List.of()));
        boolean[] knocked = new boolean[1];
        return visitor -> {
            if (knocked[0]) {
                Behaviours.sendingForEver(bytes).meet(visitor);
            }
            knocked[0] = true;
            stranger.meet(visitor);
        };
    }

    private String surveyInA(String heap, FakePool pool) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asker.class.getName(),
                        pool.glusterd(1).port().toString(),
                        "5",
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(output, StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
