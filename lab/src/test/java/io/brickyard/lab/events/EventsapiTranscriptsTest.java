package io.brickyard.lab.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.Output;
import io.brickyard.lab.junit.RealPool;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The same command lines, one after the other, to the original and then to ours, on the same pool with the original's
 * daemons running: text, exit code and files are compared after each. Where the original is wrong, it says so here.
 */
@RealPool(nodes = 3, bricksPerNode = 2)
class EventsapiTranscriptsTest {

    private final Lab lab;
    private final List<Eventsapi> nodes;

    EventsapiTranscriptsTest(Lab lab) {
        this.lab = lab;
        nodes = lab.nodes().stream().map(Eventsapi::new).toList();
    }

    /** How ours compares. */
    private enum Compared {
        /** Both streams are the same. */
        ALIKE,
        /** Ours says more on standard error. */
        REMARKS,
        /** The cause of a failure is told in words of our own; the layout is the same. */
        OWN_WORDS,
        /** The original ends with a traceback; see {@link Line#mended}. */
        MENDED
    }

    /** @param mended what ours says where the original has a traceback */
    private record Line(Compared compared, int exit, String mended, List<String> words) {}

    private static Line line(int exit, String... words) {
        return new Line(Compared.ALIKE, exit, "", List.of(words));
    }

    private static Line line(Compared compared, int exit, String... words) {
        return new Line(compared, exit, "", List.of(words));
    }

    private static Line mended(int exit, String says, String... words) {
        return new Line(Compared.MENDED, exit, says, List.of(words));
    }

    private static List<Line> lines(Receiver receiver) {
        String url = receiver.url("/ok");
        String other = receiver.url("/other");
        String closed = "http://127.0.0.1:9/closed";
        List<Line> lines = new ArrayList<>();
        lines.addAll(List.of(
                line(0),
                line(0, "--help"),
                line(2, "nonsense"),
                line(2, "--nonsense"),
                line(2, "webhook-add"),
                line(2, "webhook-add", url, "extra"),
                line(2, "webhook-add", "--nope", url),
                line(2, "webhook-add", url, "-t"),
                line(2, "config-set", "port"),
                line(2, "status", "--js=1x", "y"),
                line(0, "status"),
                mended(0, "{\"output\": {\"webhooks\": [], \"data\": [{\"node\": ", "status", "--json"),
                line(0, "config-get"),
                line(0, "config-get", "--json")));
        for (String command : List.of(
                "reload",
                "status",
                "webhook-add",
                "webhook-mod",
                "webhook-del",
                "config-get",
                "config-set",
                "config-reset",
                "sync",
                "node-reload",
                "node-status",
                "node-webhook-test")) {
            lines.add(line(0, command, "--help"));
        }
        lines.addAll(List.of(
                line(0, "webhook-add", url),
                line(5, "webhook-add", url),
                line(5, "webhook-add", url, "--json"),
                line(0, "webhook-add", other, "-t", "tok", "-s", "sec"),
                line(0, "webhook-add", closed, "--bearer_tok", "tok2", "--json"),
                line(0, "webhook-mod", other, "-tok3"),
                line(0, "webhook-mod", other, "--secret=s2"),
                line(0, "webhook-mod", other),
                line(6, "webhook-mod", "http://none/", "-t", "t2"),
                line(6, "webhook-mod", "http://none/", "--json"),
                line(0, "status"),
                line(0, "webhook-del", closed),
                line(6, "webhook-del", closed),
                line(Compared.REMARKS, 0, "webhook-test", url),
                line(Compared.REMARKS, 0, "webhook-test", url, "-t", "tok"),
                line(Compared.REMARKS, 3, "webhook-test", receiver.url("/gone")),
                line(Compared.OWN_WORDS, 3, "webhook-test", closed),
                line(Compared.REMARKS, 3, "webhook-test", "not-a-url"),
                mended(0, "|          UP |             OK |", "webhook-test", url, "-s", "sec")));
        lines.addAll(List.of(
                line(0, "reload"),
                line(0, "reload", "--json"),
                line(0, "sync"),
                line(0, "sync", "--json"),
                line(0, "config-get", "--name", "port"),
                line(0, "config-get", "--name", "port", "--json"),
                line(7, "config-get", "--name", "nope"),
                line(7, "config-get", "--name", "nope", "--json"),
                line(0, "config-set", "log-level", "DEBUG"),
                line(2, "config-set", "log-level", "DEBUG"),
                line(2, "config-set", "log-level", "DEBUG", "--json"),
                line(0, "config-set", "disable-events-log", "ON"),
                line(0, "config-set", "disable-events-log", "true", "--json"),
                line(0, "config-set", "port", "55556"),
                line(0, "config-set", "port", "55556", "--json"),
                mended(1, "Invalid value: port", "config-set", "port", "abc"),
                line(7, "config-set", "nope", "1"),
                line(7, "config-set", "nope", "1", "--json"),
                line(0, "config-get"),
                line(2, "config-reset", "nope"),
                line(0, "config-reset", "port"),
                line(2, "config-reset", "port"),
                line(2, "config-reset", "port", "--json"),
                line(0, "config-reset", "all", "--json"),
                line(2, "config-reset", "all"),
                line(2, "config-reset", "ALL")));
        return lines;
    }

    /** What a command line did: what it said, and what a file then held on another node. */
    private record Done(Line line, Output output, String webhooks, String config) {}

    @Test
    void oursSaysAndDoesWhatTheOriginalSaysAndDoes() {
        Assumptions.assumeTrue(Eventsapi.originalIsInstalled(), "the original is not installed");
        try (Receiver receiver = new Receiver(lab)) {
            lab.nodes().forEach(node -> new Eventsapi(node).must("mkdir", "-p", Eventsapi.FOLDER.toString()));
            lab.nodes().forEach(node -> new Eventsapi(node).startOriginalDaemon(node));
            List<Done> original = new ArrayList<>();
            for (Line line : lines(receiver)) {
                original.add(done(line, nodes.getFirst().original(line.words().toArray(String[]::new))));
            }
            nodes.forEach(node -> node.must("sh", "-c", "rm -rf " + Eventsapi.FOLDER + "/*"));
            nodes.forEach(Eventsapi::takeOver);
            try {
                SoftAssertions differences = new SoftAssertions();
                for (Done theirs : original) {
                    Line line = theirs.line();
                    compare(
                            theirs,
                            done(line, nodes.getFirst().ours(line.words().toArray(String[]::new))),
                            differences);
                }
                differences.assertAll();
                System.out.println("transcripts: " + original.size() + " command lines alike");
            } finally {
                nodes.forEach(Eventsapi::giveBack);
            }
        }
    }

    private Done done(Line line, Output output) {
        return new Done(
                line, output, nodes.get(1).file("webhooks.json"), nodes.get(1).file("config.json"));
    }

    private static void compare(Done theirs, Done ours, SoftAssertions differences) {
        String words = String.join(" ", theirs.line().words());
        differences
                .assertThat(ours.output().exit())
                .as(words + ": exit")
                .isEqualTo(theirs.line().exit());
        switch (theirs.line().compared()) {
            case ALIKE -> {
                differences
                        .assertThat(theirs.output().exit())
                        .as(words)
                        .isEqualTo(theirs.line().exit());
                differences
                        .assertThat(ours.output().stdout())
                        .as(words)
                        .isEqualTo(theirs.output().stdout());
                differences
                        .assertThat(ours.output().stderr())
                        .as(words)
                        .isEqualTo(theirs.output().stderr());
            }
            case REMARKS -> {
                differences
                        .assertThat(theirs.output().exit())
                        .as(words)
                        .isEqualTo(theirs.line().exit());
                differences
                        .assertThat(ours.output().stdout())
                        .as(words)
                        .isEqualTo(theirs.output().stdout());
            }
            case OWN_WORDS -> {
                differences
                        .assertThat(theirs.output().exit())
                        .as(words)
                        .isEqualTo(theirs.line().exit());
                differences.assertThat(cells(ours.output())).as(words).isEqualTo(cells(theirs.output()));
            }
            case MENDED -> {
                differences.assertThat(theirs.output().stderr()).as(words).startsWith("Traceback");
                differences
                        .assertThat(ours.output().stdout() + ours.output().stderr())
                        .as(words)
                        .contains(theirs.line().mended());
            }
        }
        differences.assertThat(ours.webhooks()).as(words + ": webhooks.json").isEqualTo(theirs.webhooks());
        differences
                .assertThat(ours.config().isEmpty() ? "{}" : ours.config())
                .as(words + ": config.json")
                .isEqualTo(theirs.config().isEmpty() ? "{}" : theirs.config());
    }

    /** The table without the causes and the room that they take. */
    private static String cells(Output output) {
        return output.stdout().replaceAll("NOT OK: .*\\|", "NOT OK: ...").replaceAll("[- ]+", " ");
    }

    @Test
    void whereTheFolderIsMissingOnOtherNodesItIsMade() {
        nodes.forEach(node -> node.must("rm", "-rf", Eventsapi.FOLDER.toString()));
        nodes.forEach(Eventsapi::takeOver);
        try {
            Output added = nodes.getFirst().ours("webhook-add", "http://127.0.0.1:9/x");

            assertThat(added.exit()).as(added.toString()).isZero();
            for (Eventsapi node : nodes) {
                assertThat(node.file("webhooks.json"))
                        .isEqualTo("{\"http://127.0.0.1:9/x\": {\"token\": \"\", \"secret\": \"\"}}");
                assertThat(node.mode("webhooks.json")).isEqualTo("rw-------");
                assertThat(node.mode("brickyard-webhooks.json")).isEqualTo("rw-------");
            }
        } finally {
            nodes.forEach(Eventsapi::giveBack);
        }
    }
}
