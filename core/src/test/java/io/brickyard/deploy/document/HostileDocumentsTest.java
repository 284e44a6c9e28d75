package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a text holds, its reading ends within bounds, with a pool or with problems that have places. */
class HostileDocumentsTest {

    private static final int MUTATIONS = Integer.getInteger("mutations", 10_000);
    private static final String HEAD = "apiVersion: brickyard.io/v1\nkind: Pool\nname: p\nnodes: [n1]\n";

    private static final List<String> INSERTIONS = List.of(
            "\n",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "!!",
            "|",
            ">",
            "'",
            "\"",
            "#",
            "%",
            "\t",
            "~",
            "? ",
            "---\n",
            "...\n",
            "\u0000",
            "\ud800",
            "\ufeff",
            "\u2028",
            "<<: ",
            "-",
            "99999999999999999999",
            "null",
            "%YAML 1.1\n",
            "\r");

    @Test
    void noMutationOfADocumentGetsAnythingButAReading() {
        long seed = Long.getLong("seed", System.nanoTime());
        List<Source> seeds = new ArrayList<>(Corpus.good());
        Corpus.bad().forEach(bad -> seeds.add(new Source(bad.name(), bad.text())));
        int understood = 0;
        for (int run = 0; run < MUTATIONS; run++) {
            Random random = new Random(seed + run);
            String text = seeds.get(random.nextInt(seeds.size())).text();
            for (int i = random.nextInt(4); i >= 0; i--) {
                text = mutated(text, random);
            }
            understood += read(text, "-Dseed=" + (seed + run)) ? 1 : 0;
        }
        assertThat(understood)
                .as("-Dseed=%d: some mutations harm nothing", seed)
                .isPositive();
    }

    private static String mutated(String text, Random random) {
        if (text.isEmpty()) {
            return INSERTIONS.get(random.nextInt(INSERTIONS.size()));
        }
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.substring(to);
            case 3 -> text.substring(0, at) + text.substring(at, to).repeat(1 + random.nextInt(5)) + text.substring(to);
            case 4 ->
                text.substring(0, at) + (char) (text.charAt(at) ^ (1 << random.nextInt(16))) + text.substring(at + 1);
            default -> text.substring(0, at) + INSERTIONS.get(random.nextInt(INSERTIONS.size())) + text.substring(at);
        };
    }

    static Stream<Arguments> bombs() {
        StringBuilder aliases = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            aliases.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        StringBuilder nested = new StringBuilder(HEAD);
        for (int i = 0; i < 500; i++) {
            nested.repeat(' ', i).append("a:\n");
        }
        return Stream.of(
                Arguments.of("lists in lists", "[".repeat(1_000_000)),
                Arguments.of("mappings in mappings", "{a: ".repeat(200_000)),
                Arguments.of("items of items", "- ".repeat(20_000)),
                Arguments.of("keys of keys", "? ".repeat(20_000)),
                Arguments.of("indentation", nested.toString()),
                Arguments.of("aliases of aliases", aliases.toString()),
                Arguments.of("an alias of itself", "a: &a {b: *a}\n"),
                Arguments.of("a huge value", HEAD + "removal: " + "x".repeat(5_000_000)),
                Arguments.of("a huge quoted value", HEAD + "removal: '" + "x\n\n".repeat(1_000_000) + "'"),
                Arguments.of("a huge key", HEAD + "x".repeat(1_000_000) + ": 1\n"),
                Arguments.of("a huge text", HEAD + " ".repeat(9_000_000)),
                Arguments.of("many values", HEAD + "volumes: [" + "x,".repeat(600_000) + "]"),
                Arguments.of("many wrong nodes", HEAD.replace("n1", "_,".repeat(100_000) + "n1")),
                Arguments.of("many places", HEAD + "defaults: {bricks: [" + places(100_000) + "]}\n"),
                Arguments.of("many keys", HEAD + keys(100_000)),
                Arguments.of(
                        "many hosts that are nearly right",
                        HEAD + "volumes: [{name: v, replica: 2, bricks: [" + "m1:/e/b,".repeat(100_000) + "]}]"),
                Arguments.of(
                        "many hosts that are wrong",
                        HEAD.replace("n1", named("n", "", 30_000)) + "volumes: [{name: v, replica: 2, bricks: ["
                                + named("m", ":/e/b", 30_000) + "]}]"),
                Arguments.of(
                        "many options",
                        HEAD + "volumes: [{name: v, type: distribute, options: {" + named("network.p", ": 1", 100_000)
                                + "}}]"),
                Arguments.of("many anchors", HEAD + "volumes: [" + "&a x,".repeat(100_000) + "]"),
                Arguments.of("only directives", "%TAG ! x\n".repeat(1000)),
                Arguments.of("a huge number", HEAD + "volumes: [{name: v, replica: " + "9".repeat(100_000) + "}]"),
                Arguments.of("a huge size", HEAD + "volumes: [{name: v, size: " + "9".repeat(100_000) + "TiB}]"),
                Arguments.of("a huge host", HEAD.replace("n1", "a-".repeat(100_000) + "!")),
                Arguments.of("a huge address", HEAD.replace("n1", "'" + "1:".repeat(100_000) + "'")),
                Arguments.of("a huge path", HEAD + "defaults: {bricks: [" + "/a".repeat(100_000) + "]}"));
    }

    private static String places(int count) {
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < count; i++) {
            places.append("/e/b").append(i).append(", ");
        }
        return places.toString();
    }

    private static String named(String before, String after, int count) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append(before).append(i).append(after).append(", ");
        }
        return names.append(before).append(after).toString();
    }

    private static String keys(int count) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < count; i++) {
            keys.append('k').append(i).append(": 1\n");
        }
        return keys.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombIsRefused(String name, String text) {
        assertThat(read(text, name)).isFalse();
    }

    @Test
    void whatOneFileDoesNotHoldTogetherSeveralDoNotEither() {
        long seed = Long.getLong("seed", System.nanoTime());
        List<Source> good = Corpus.good();
        for (int run = 0; run < 2_000; run++) {
            Random random = new Random(seed + run);
            Source below = good.get(random.nextInt(good.size()));
            String above = mutated(good.get(random.nextInt(good.size())).text(), random);
            Source over = new Source("over.yaml", above);
            String note = "-Dseed=" + (seed + run);
            check(PoolDocuments.read(List.of(below, over)), List.of(below, over), note);
        }
    }

    /** @return whether it is understood */
    private static boolean read(String text, String note) {
        List<Source> sources = List.of(new Source("pool.yaml", text));
        return check(PoolDocuments.read(sources), sources, note);
    }

    private static boolean check(Reading reading, List<Source> sources, String note) {
        return switch (reading) {
            case Reading.Understood _ -> true;
            case Reading.Refused refused -> {
                assertThat(refused.problems()).as(note).isNotEmpty().hasSizeLessThanOrEqualTo(1000);
                for (Problem problem : refused.problems()) {
                    boolean isComplete = problem.line() >= 1
                            && problem.column() >= 1
                            && !problem.what().isBlank()
                            && !problem.right().isBlank()
                            && problem.toString().length() < 4000
                            && problem.toString().chars().noneMatch(Character::isISOControl)
                            && sources.stream().anyMatch(source -> source.name().equals(problem.file()));
                    assertThat(isComplete).as("%s: %s", note, problem).isTrue();
                }
                assertThat(ProblemText.of(refused.problems().subList(0, 1), sources))
                        .as(note)
                        .isNotBlank();
                yield false;
            }
        };
    }
}
