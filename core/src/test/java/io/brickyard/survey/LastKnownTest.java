package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.rpc.Doors;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastKnownTest {

    private static final BrickId BRICK = new BrickId(FakePool.id(1), new BrickPath("/bricks/with a space/b"));

    @TempDir
    Path folder;

    private LastKnown read() {
        return LastKnown.read(new StateFolder(folder));
    }

    private Path file() {
        return folder.resolve("last-known");
    }

    private void remember() {
        LastKnown known = read();
        known.note(FakePool.id(1), "10.0.0.1");
        known.note(BRICK, new Port(49_152));
        assertThat(known.save()).isEmpty();
    }

    @Test
    void whatIsSavedIsRemembered() {
        remember();

        assertThat(read().address(FakePool.id(1))).contains("10.0.0.1");
        assertThat(read().port(BRICK)).contains(new Port(49_152));
    }

    @Test
    void poolIsRememberedByWhomItWasAskedFor() {
        BrickId elsewhere = new BrickId(FakePool.id(2), new BrickPath("/b"));
        remember();
        LastKnown known = read();
        known.note(FakePool.id(2), "10.0.0.2");
        known.note(elsewhere, new Port(49_153));
        known.note("here", Set.of(FakePool.id(1)), _ -> true);
        known.note("other:24007", Set.of(FakePool.id(2)), _ -> true);
        known.save();

        assertThat(read().doorsSeenFrom("here")).containsOnlyKeys(BRICK);
        assertThat(read().doorsSeenFrom("other:24007"))
                .containsEntry(elsewhere, new Doors.Door(List.of(InetAddress.ofLiteral("10.0.0.2")), 49_153));
        assertThat(read().doorsSeenFrom("unheard-of")).isEmpty();
    }

    @Test
    void brickThatItsPoolServesNoLongerIsForgotten() {
        remember();
        LastKnown known = read();
        known.note("here", Set.of(FakePool.id(2)), _ -> false);
        assertThat(known.port(BRICK)).isPresent();

        known.note("here", Set.of(FakePool.id(1)), _ -> false);

        assertThat(known.port(BRICK)).isEmpty();
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() throws IOException {
        remember();
        Files.delete(file());
        LastKnown untouched = read();

        assertThat(untouched.save()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node",
                "node x y",
                "pool here",
                "pool here x,y",
                "brick",
                "brick ",
                "brick 00000000-0000-0000-0000-000000000002 0 /b",
                "brick 00000000-0000-0000-0000-000000000002 99999999999 /b",
                "brick 00000000-0000-0000-0000-000000000002 49152 relative",
                "node 00000000-0000-0000-0000-000000000002 ",
                "node 00000000-0000-0000-0000-000000000002 evil.example",
                "\u0000\u001b[2J"
            })
    void damagedLineIsForgottenAndTheOthersAreKept(String damaged) throws IOException {
        remember();
        Files.writeString(file(), damaged + "\n" + Files.readString(file()));

        LastKnown known = read();

        assertThat(known.port(BRICK)).contains(new Port(49_152));
        assertThat(known.address(FakePool.id(2))).isEmpty();
        assertThat(known.port(new BrickId(FakePool.id(2), new BrickPath("/b")))).isEmpty();
    }

    @Test
    void randomBytesAreAnEmptyMemoryThatCanBeWrittenAgain() throws IOException {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        Files.write(file(), bytes);

        assertThat(read().port(BRICK)).isEmpty();
        remember();
        assertThat(read().port(BRICK)).isPresent();
    }

    @Test
    void folderThatCannotBeIsAReasonNotAFailure() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "");
        LastKnown known = LastKnown.read(new StateFolder(occupied.resolve("state")));
        known.note(BRICK, new Port(1));

        assertThat(known.save()).hasValueSatisfying(reason -> assertThat(reason).contains("cannot remember"));
    }

    @Test
    void failedWriteLeavesNothingBehind() throws IOException {
        Files.createDirectories(file().resolve("in the way"));
        LastKnown known = read();
        known.note(BRICK, new Port(1));

        assertThat(known.save()).isPresent();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file());
        }
    }

    @Test
    void manyWritersAtOnceLeaveOneWholeFile() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            int port = 1000 + w;
            writers.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 25; round++) {
                    LastKnown known = read();
                    for (int b = 0; b < 50; b++) {
                        known.note(new BrickId(FakePool.id(b), new BrickPath("/b")), new Port(port + round * 10));
                    }
                    known.save();
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }

        List<String> lines = Files.readAllLines(file(), StandardCharsets.UTF_8);
        assertThat(lines).hasSize(50).allMatch(line -> line.startsWith("brick ") && line.endsWith(" /b"));
        assertThat(lines)
                .extracting(line -> line.split(" ")[2])
                .containsOnly(lines.getFirst().split(" ")[2]);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file());
        }
    }
}
