package io.brickyard.eventsd;

import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.EventsFolderFailure;
import io.brickyard.webhooks.Version;
import io.brickyard.webhooks.Webhook;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a node does when all nodes are asked: {@code node-reload}, {@code node-status}, {@code node-webhook-test}. The words
 * and the answers are those of the original's {@code peer_eventsapi.py}.
 *
 * <p>Always answers, and always makes the folder that files of other nodes are copied into.
 */
public final class NodeCommands {

    public static final String RELOAD = "node-reload";
    public static final String STATUS = "node-status";
    public static final String WEBHOOK_TEST = "node-webhook-test";

    /** Stands for no token and no secret, which could not be words of their own. */
    public static final String NONE = ".";

    /** A fragment never reaches a receiver, and the original ignores it: the one place to tell of a wish by the URL. */
    public static final String WITHOUT_BODY = "#brickyard-without-body";

    private final String node;
    private final EventsFolder folder;
    private final LocalDaemon daemon;
    private final InstantSource clock;

    /** @param node this node's id */
    public NodeCommands(String node, EventsFolder folder, LocalDaemon daemon, InstantSource clock) {
        this.node = node;
        this.folder = folder;
        this.daemon = daemon;
        this.clock = clock;
    }

    public NodeAnswer run(List<String> words) {
        String name = words.isEmpty() ? "" : words.getFirst();
        try {
            folder.make();
            EventsFolder.Contents contents = folder.read();
            Optional<Version> version = Optional.of(contents.version());
            return switch (name) {
                case RELOAD -> {
                    daemon.reload();
                    yield NodeAnswer.well(node, "", version);
                }
                case STATUS ->
                    switch (daemon.state(contents.settings().port())) {
                        case UP -> NodeAnswer.well(node, "UP", version);
                        case DOWN -> NodeAnswer.well(node, "DOWN", version);
                        case DEAF -> NodeAnswer.well(node, "DOWN: it runs, but listens on no port of events", version);
                    };
                case WEBHOOK_TEST -> test(words.subList(1, words.size()), contents, version);
                default -> NodeAnswer.notWell(node, "", "this node knows no command '" + name + "'", version);
            };
        } catch (EventsFolderFailure failure) {
            return NodeAnswer.notWell(node, "", failure.getMessage(), Optional.of(Version.NONE));
        }
    }

    private NodeAnswer test(List<String> words, EventsFolder.Contents contents, Optional<Version> version) {
        if (words.size() != 3) {
            return NodeAnswer.notWell(node, "", WEBHOOK_TEST + " takes a URL, a token and a secret", version);
        }
        boolean bare = words.getFirst().endsWith(WITHOUT_BODY);
        String url = bare
                ? words.getFirst().substring(0, words.getFirst().length() - WITHOUT_BODY.length())
                : words.getFirst();
        Webhook webhook = new Webhook(
                url,
                orEmpty(words.get(1)),
                orEmpty(words.get(2)),
                contents.extras().of(url));
        WebhookProbe.Result result = WebhookProbe.call(webhook, node, bare, clock.instant());
        return result.taken()
                ? NodeAnswer.well(node, result.steps(), version)
                : NodeAnswer.notWell(node, result.steps(), result.error(), version);
    }

    private static String orEmpty(String word) {
        return word.equals(NONE) ? "" : word;
    }
}
