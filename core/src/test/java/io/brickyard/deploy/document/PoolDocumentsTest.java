package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.VolumeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PoolDocumentsTest {

    private static final String HEAD = "apiVersion: brickyard.io/v1\nkind: Pool\nname: p\n";

    @Test
    void aDocumentSaysWhatIsWanted() {
        WantedPool pool = understood(good("placed-with-zones")).pool();

        List<BrickPlace> disks = List.of(
                new BrickPlace(new BrickPath("/export/brick1"), Optional.of("/dev/sdb"), Optional.empty()),
                new BrickPlace(
                        new BrickPath("/export/brick2"),
                        Optional.of("/dev/sdc"),
                        Optional.of(new Bytes(4_000_000_000_000L))));
        assertThat(pool.name()).isEqualTo("example");
        assertThat(pool.removal()).isEqualTo(WantedPool.Removal.KEEP);
        assertThat(pool.glusterd()).isEqualTo(Map.of("ping-timeout", "10", "transport.tcp-user-timeout", "10"));
        assertThat(pool.options()).isEqualTo(Map.of("cluster.server-quorum-ratio", "51%"));
        assertThat(pool.nodes().getFirst())
                .isEqualTo(new WantedNode(
                        host("gluster1.example.org"),
                        Map.of("storage", host("10.0.1.1")),
                        Optional.of("rack1"),
                        disks));
        assertThat(pool.nodes().getLast().places())
                .containsExactly(new BrickPlace(new BrickPath("/export/small"), Optional.empty(), Optional.empty()));
        WantedVolume vms = pool.volumes().getFirst();
        assertThat(vms.layout()).isEqualTo(new Layout.Replicated(3, 1));
        assertThat(vms.bricks())
                .isEqualTo(new WantedVolume.Placed(
                        OptionalInt.empty(), Optional.of(new Bytes(10L << 40)), WantedVolume.Growth.WHOLE));
        assertThat(vms.network()).contains("storage");
        assertThat(vms.started()).isTrue();
        WantedVolume archive = pool.volumes().getLast();
        assertThat(archive.layout()).isEqualTo(new Layout.Dispersed(3, 1));
        assertThat(archive.bricks())
                .isEqualTo(new WantedVolume.Placed(OptionalInt.of(2), Optional.empty(), WantedVolume.Growth.CHAINED));
        assertThat(archive.started()).isFalse();
    }

    @Test
    void namedOptionsWinOverThoseOfTheProfile() {
        WantedVolume vms =
                understood(good("placed-with-zones")).pool().volumes().getFirst();

        assertThat(vms.options())
                .hasSize(25)
                .containsEntry("network.ping-timeout", "30")
                .containsEntry("features.shard", "on")
                .containsEntry("network.remote-dio", "disable");
    }

    @Test
    void anEmptyOptionLeavesWhatTheProfileWouldSetAlone() {
        WantedPool pool = understood(HEAD + """
                nodes: [n1]
                defaults: {profile: virt, options: {nfs.disable: on, auth.allow: 10.*}}
                volumes:
                  a: {type: distribute, bricks: ['n1:/e/b/a'], options: {user.cifs: , auth.allow: 11.*}}
                  b: {type: distribute, bricks: ['n1:/e/b/b'], profile: none, options: {nfs.disable: }}
                """).pool();

        assertThat(pool.volumes().getFirst().options())
                .hasSize(26)
                .doesNotContainKey("user.cifs")
                .containsEntry("nfs.disable", "on")
                .containsEntry("auth.allow", "11.*");
        assertThat(pool.volumes().getLast().options()).isEqualTo(Map.of("auth.allow", "10.*"));
    }

    @Test
    void listedBricksAreCalledByTheirNetworkUnlessAnAddressIsWritten() {
        WantedPool pool = understood(HEAD + """
                nodes:
                  - {name: n1, addresses: {storage: s1, other: o1}}
                  - {name: n2, addresses: {storage: s2}}
                  - n3
                volumes:
                  v: {replica: 3, network: storage, bricks: ['n1:/e/b/v', 'n2:/e/b/v', 'n3:/e/b/v']}
                  w: {replica: 2, network: storage, bricks: ['o1:/e/b/w', 'n2:/e/b/w']}
                  x: {type: distribute, bricks: ['n1:/e/b/x']}
                """).pool();

        assertThat(bricks(pool, 0)).containsExactly("s1:/e/b/v", "s2:/e/b/v", "n3:/e/b/v");
        assertThat(bricks(pool, 1)).containsExactly("o1:/e/b/w", "s2:/e/b/w");
        assertThat(bricks(pool, 2)).containsExactly("n1:/e/b/x");
    }

    @Test
    void arbitersAreCountedAsGlusterfsCountsThem() {
        WantedPool pool = understood(good("arbiter-both-ways")).pool();

        assertThat(pool.volumes()).extracting(WantedVolume::layout).containsOnly(new Layout.Replicated(3, 1));
    }

    @Test
    void aThinArbitersPortIsAnOptionOfItsVolume() {
        WantedPool pool = understood(good("thin-arbiter")).pool();

        assertThat(pool.volumes().getFirst().layout())
                .isEqualTo(new Layout.ThinArbitrated(
                        new ThinArbiter(host("n3"), new BrickPath("/export/ta/t"), new Port(24009))));
    }

    @Test
    void everyNodeSaysHowItIsReached() {
        assertThat(understood(good("reach-of-all-kinds")).reach())
                .isEqualTo(Map.of(
                        host("n1"),
                        new Reach.ByGlusterd(),
                        host("n2"),
                        new Reach.BySsh("admin", 2222, Optional.of("/etc/key")),
                        host("n3"),
                        new Reach.ByAgent("https://n3:8443", "/etc/token", Optional.of("/etc/ca.pem"))));
        assertThat(understood(good("placed-with-zones")).reach().values())
                .containsOnly(new Reach.BySsh("root", 22, Optional.empty()));
    }

    @Test
    void laterFilesAreLaidOverEarlierOnes() {
        WantedPool pool = understood(new Source("base.yaml", HEAD + """
                                defaults: {bricks: [/e/b], options: {nfs.disable: on}}
                                nodes:
                                  - {name: n1, zone: a}
                                  - {name: n2, zone: b}
                                  - n3
                                volumes:
                                  - {name: v, replica: 2, options: {features.shard: on, auth.allow: 10.*}}
                                  - {name: w, type: distribute}
                                """), new Source("test.yaml", """
                                name: test
                                defaults: {bricks: [/t/b]}
                                nodes:
                                  n3: ~
                                  n2: {zone: ~}
                                  n4: {zone: a}
                                volumes:
                                  w: null
                                  v: {started: false, options: {auth.allow: 11.*, features.shard: ~}}
                                """))
                .pool();

        assertThat(pool.name()).isEqualTo("test");
        assertThat(pool.nodes()).extracting(node -> node.name().value()).containsExactly("n1", "n2", "n4");
        assertThat(pool.nodes())
                .extracting(WantedNode::zone)
                .containsExactly(Optional.of("a"), Optional.empty(), Optional.of("a"));
        assertThat(pool.nodes().getFirst().places())
                .extracting(place -> place.path().value())
                .containsExactly("/t/b");
        assertThat(pool.volumes()).extracting(WantedVolume::name).containsExactly(new VolumeName("v"));
        assertThat(pool.volumes().getFirst().started()).isFalse();
        assertThat(pool.volumes().getFirst().options()).isEqualTo(Map.of("nfs.disable", "on", "auth.allow", "11.*"));
    }

    @Test
    void howANodeIsReachedIsReplacedAsAWhole() {
        PoolDocument document = understood(
                new Source("a", HEAD + "defaults: {reach: {ssh: {port: 23}}}\nnodes: [n1]\n"),
                new Source("b", "defaults: {reach: {agent: {url: 'https://n1:1', tokenFile: /t}}}\n"));

        assertThat(document.reach().values())
                .containsExactly(new Reach.ByAgent("https://n1:1", "/t", Optional.empty()));
    }

    @Test
    void aProblemNamesTheFileThatItCameFrom() {
        List<Problem> problems = refused(
                new Source("base.yaml", HEAD + "nodes: [n1]\nvolumes:\n  - {name: v, type: distribute, size: big}\n"),
                new Source("over.yaml", "nodes:\n  - localhost\n  - {name: n9, zome: a}\nvolumes: {z: }\n"));

        assertThat(problems)
                .extracting(problem -> problem.file() + ":" + problem.line() + ":" + problem.column())
                .containsExactly("base.yaml:6:39", "over.yaml:2:5", "over.yaml:3:16", "over.yaml:4:11");
    }

    @Test
    void aFileThatCannotBeReadHidesNoProblemOfSyntaxInAnother() {
        assertThat(refused(new Source("a", "a: [\n"), new Source("b", "b: 'x\n"), new Source("c", "")))
                .extracting(Problem::file)
                .containsExactly("a", "b", "c");
    }

    @Test
    void problemsAreShownInTheirLineAndNothingReachesTheTerminalUnfiltered() {
        Source source = new Source("pool.yaml", HEAD + "nodes: [n1, bad_host]\nvolumes: \u001b[31m\n");
        Source plain = new Source("pool.yaml", HEAD + "nodes: [n1, bad_host]\n");

        assertThat(ProblemText.of(refused(plain), List.of(plain))).isEqualTo("""
                pool.yaml:4:13: 'bad_host' is no host name and no IP address; labels of letters, digits and dashes, \
                255 characters at most, as in gluster1.example.org
                  | nodes: [n1, bad_host]
                  |             ^
                """);
        assertThat(ProblemText.of(refused(source), List.of(source))).doesNotContain("\u001b");
    }

    @Test
    void aLongLineIsShownAroundItsPlace() {
        Source source = new Source("p", HEAD + "nodes: [" + "n1, ".repeat(500) + "n2]\n");

        assertThat(ProblemText.of(refused(source), List.of(source)).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(200))
                .anySatisfy(line -> assertThat(line).endsWith("^"));
    }

    @Test
    void aPoolOfAThousandNodesAndTenThousandBricksIsRead() {
        StringBuilder text = new StringBuilder(HEAD).append("nodes:\n");
        for (int i = 0; i < 1000; i++) {
            text.append("  - {name: node%d, zone: rack%d, addresses: {storage: 10.0.%d.%d}}\n"
                    .formatted(i, i / 40, i / 250, i % 250 + 1));
        }
        text.append("volumes:\n");
        for (int volume = 0; volume < 10; volume++) {
            text.append("  - name: v%d\n    replica: 2\n    bricks:\n".formatted(volume));
            for (int i = 0; i < 1000; i++) {
                text.append("      - node%d:/export/brick%d/data\n".formatted(i, volume));
            }
        }

        WantedPool pool = understood(text.toString()).pool();

        assertThat(pool.nodes()).hasSize(1000);
        assertThat(pool.volumes()).hasSize(10).allSatisfy(volume -> assertThat(
                        ((WantedVolume.Listed) volume.bricks()).bricks())
                .hasSize(1000));
    }

    @Test
    void thereIsNoReadingWithoutADocument() {
        assertThatIllegalArgumentException().isThrownBy(() -> PoolDocuments.read(List.of()));
    }

    @Test
    void theExamplesOfTheDocumentationAreUnderstood() throws IOException {
        String page = Files.readString(Path.of("../docs/pool-document.md"));
        List<Source> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> new Source("example" + found.start(), found.group(1)))
                .toList();

        assertThat(examples).hasSize(2);
        understood(examples.getFirst());
        assertThat(understood(examples.getFirst(), examples.getLast()).pool().nodes())
                .hasSize(2);
    }

    private static List<String> bricks(WantedPool pool, int volume) {
        return ((WantedVolume.Listed) pool.volumes().get(volume).bricks())
                .bricks().stream().map(WantedBrick::toString).toList();
    }

    private static HostName host(String name) {
        return new HostName(name);
    }

    private static String good(String name) {
        return Corpus.good().stream()
                .filter(source -> source.name().equals(name + ".yaml"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static PoolDocument understood(String text) {
        return understood(new Source("pool.yaml", text));
    }

    private static PoolDocument understood(Source... sources) {
        Reading reading = PoolDocuments.read(List.of(sources));
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).document();
    }

    private static List<Problem> refused(Source... sources) {
        Reading reading = PoolDocuments.read(List.of(sources));
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }
}
