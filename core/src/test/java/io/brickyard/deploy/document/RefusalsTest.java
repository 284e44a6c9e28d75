package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code gluster volume create} of GlusterFS 10.3 refuses, crashes of or leaves ghosts behind, is refused before any command runs, as
 * far as a document alone can tell: a name that is taken, a node that is away and a folder that was used before only a pool can tell.
 */
class RefusalsTest {

    private static final String NODES = """
            nodes:
              - {name: n1, addresses: {storage: 10.0.0.1}, bricks: [/export/brick1]}
              - n2
              - n3
              - n4
            """;

    private record Row(String cause, String volume, String words) {}

    /** Causes of refusals, in the order of GlusterFS's checks. */
    static List<Arguments> refusals() {
        return Stream.of(
                        new Row("mount point itself", single("n1:/export/brick1"), "mount point itself"),
                        new Row("root partition", single("n2:/b"), "directly in the root"),
                        new Row("inside or around a brick", single("n1:/e/b/v", "n1:/e/b/v/w"), "lie in each other"),
                        new Row("nested in the same command", single("n1:/e/b/v/w", "n1:/e/b/v"), "lie in each other"),
                        new Row(
                                "same host twice in a set",
                                of("replica: 2", "n1:/e/b/v", "n1:/e/c/v"),
                                "two bricks of one subvolume"),
                        new Row(
                                "same host twice in a set, by address and name",
                                of("replica: 2", "n1:/e/b/v", "10.0.0.1:/e/c/v"),
                                "two bricks of one subvolume"),
                        new Row(
                                "same host twice in a dispersed set",
                                of("disperse: 3", "n1:/e/b/v", "n2:/e/b/v", "n1:/e/c/v"),
                                "two bricks of one subvolume"),
                        new Row("host unknown", single("nosuch:/e/b/v"), "no node has the name"),
                        new Row("glusterd's own folder", single("n1:/var/lib/glusterd/v"), "glusterd's own folder"),
                        new Row(
                                "replica 3 with 2 bricks (leaves a ghost)",
                                of("replica: 3", "n1:/e/b/v", "n2:/e/b/v"),
                                "2 bricks make no whole subvolumes of 3"),
                        new Row(
                                "replica 2 with 3 bricks (leaves a ghost)",
                                of("replica: 2", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v"),
                                "3 bricks make no whole subvolumes of 2"),
                        new Row(
                                "replica 3 arbiter 1 with 2 bricks (leaves a ghost)",
                                of("replica: 3, arbiter: 1", "n1:/e/b/v", "n2:/e/b/v"),
                                "2 bricks make no whole subvolumes of 3"),
                        new Row(
                                "thin-arbiter brick forgotten (crashes glusterd)",
                                of("replica: 2, thinArbiter: ", "n1:/e/b/v", "n2:/e/b/v"),
                                "thinArbiter has no value"),
                        new Row(
                                "thin-arbiter brick forgotten, as a count (crashes glusterd)",
                                of("replica: 2, thinArbiter: 1", "n1:/e/b/v", "n2:/e/b/v"),
                                "'1' is no brick"),
                        new Row("duplicate exports", single("n1:/e/b/v", "n1:/e/b/v"), "is there already"),
                        new Row("replica 1", of("replica: 1", "n1:/e/b/v"), "replica is '1'"),
                        new Row(
                                "arbiter 2",
                                of("replica: 3, arbiter: 2", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v"),
                                "arbiter is '2'"),
                        new Row(
                                "arbiter with replica 4",
                                of("replica: 4, arbiter: 1", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v", "n4:/e/b/v"),
                                "replica 4 has no arbiter"),
                        new Row(
                                "thin arbiter with replica 3",
                                of("replica: 3, thinArbiter: 'x:/t/v'", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v"),
                                "does not go with replica 3"),
                        new Row("disperse 2", of("disperse: 2", "n1:/e/b/v", "n2:/e/b/v"), "disperse is '2'"),
                        new Row(
                                "disperse 3 redundancy 2",
                                of("disperse: 3, redundancy: 2", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v"),
                                "cannot have redundancy 2"),
                        new Row(
                                "disperse 4 redundancy 2",
                                of("disperse: 4, redundancy: 2", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v", "n4:/e/b/v"),
                                "cannot have redundancy 2"),
                        new Row(
                                "redundancy 0",
                                of("disperse: 3, redundancy: 0", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v"),
                                "redundancy is '0'"),
                        new Row(
                                "no multiple of the disperse count",
                                of("disperse: 3", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v", "n4:/e/b/v"),
                                "4 bricks make no whole subvolumes of 3"),
                        new Row(
                                "replicated-dispersed",
                                of("replica: 3, disperse: 3", "n1:/e/b/v", "n2:/e/b/v", "n3:/e/b/v"),
                                "no replicated dispersed volumes"),
                        new Row("stripe", of("type: stripe", "n1:/e/b/v", "n2:/e/b/v"), "no type 'stripe'"),
                        new Row("relative path", single("n1:e/b/v"), "is no brick"),
                        new Row("host missing", single("/e/b/v"), "is no brick"),
                        new Row("localhost", single("localhost:/e/b/v"), "another machine"),
                        new Row("127.0.0.1", single("127.0.0.1:/e/b/v"), "another machine"),
                        new Row("loopback address", single("0.0.0.7:/e/b/v"), "another machine"))
                .map(row -> Arguments.of(row.cause(), row.volume(), row.words()))
                .toList();
    }

    private static String single(String... bricks) {
        return of("type: distribute", bricks);
    }

    private static String of(String layout, String... bricks) {
        return "{" + layout + ", bricks: ["
                + Stream.of(bricks).map(brick -> "'" + brick + "'").collect(Collectors.joining(", ")) + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatGlusterfsRefusesIsRefusedBeforeAnyCommand(String cause, String volume, String words) {
        assertThat(problems("v", volume)).as(cause).anySatisfy(problem -> assertThat(problem.what())
                .contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a/b", "all", "a b", "-a", ""})
    void aNameThatGlusterfsRefusesIsRefused(String name) {
        assertThat(problems(name, single("n1:/e/b/v"))).anySatisfy(problem -> assertThat(problem.what())
                .containsAnyOf("cannot be called", "cannot be the name"));
    }

    @Test
    void aNameOf255CharactersIsAllowedAndOneOf256IsNot() {
        assertThat(problems("v".repeat(255), single("n1:/e/b/v"))).isEmpty();
        assertThat(problems("v".repeat(256), single("n1:/e/b/v"))).hasSize(1);
    }

    @Test
    void aVolumeMayBeCalledReplica() {
        assertThat(problems("replica", single("n1:/e/b/v"))).isEmpty();
    }

    @Test
    void whatNeedsForceIsAllowedByName() {
        assertThat(problems("v", of("replica: 2, fragile: true", "n1:/e/b/v", "n1:/e/c/v")))
                .isEmpty();
        assertThat(problems("v", of("type: distribute, fragile: true", "n2:/b")))
                .isEmpty();
    }

    /** Layouts that GlusterFS takes, and how many bricks a subvolume of each has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: distribute=1",
                "replica: 2=2",
                "replica: 3=3",
                "replica: 3, arbiter: 1=3",
                "replica: 2, arbiter: 1=3",
                "replica: 2, thinArbiter: 'n4:/t/v'=2",
                "disperse: 3=3",
                "disperse: 3, redundancy: 1=3",
                "disperse: 4=4",
                "disperse: 5, redundancy: 1=5",
                "disperse: 5, redundancy: 2=5",
                "disperse: 6, redundancy: 2=6",
            })
    void aLayoutTakesWholeSubvolumesAndNothingElse(String row) {
        String layout = row.substring(0, row.indexOf('='));
        int each = Integer.parseInt(row.substring(row.indexOf('=') + 1));

        for (int count = 1; count <= 2 * each; count++) {
            // One subvolume after the other goes through the same nodes.
            String[] bricks = IntStream.range(0, count)
                    .mapToObj(i -> "m" + i % each + ":/e/b" + i / each + "/v")
                    .toArray(String[]::new);
            assertThat(problems("v", of(layout, bricks)).isEmpty())
                    .as("%s of %d", layout, count)
                    .isEqualTo(count % each == 0);
        }
    }

    private static List<Problem> problems(String name, String volume) {
        String text = "apiVersion: brickyard.io/v1\nkind: Pool\nname: p\n" + NODES
                + "  - m0\n  - m1\n  - m2\n  - m3\n  - m4\n" + "  - m5\nvolumes:\n  '" + name + "': " + volume + "\n";
        return switch (PoolDocuments.read(List.of(new Source("pool.yaml", text)))) {
            case Reading.Understood _ -> List.of();
            case Reading.Refused refused -> refused.problems();
        };
    }
}
