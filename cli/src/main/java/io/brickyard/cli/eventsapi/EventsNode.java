package io.brickyard.cli.eventsapi;

import io.brickyard.eventsd.CatchUp;
import io.brickyard.eventsd.LocalDaemon;
import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.NodeRow;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Doorbell;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.command.SystemCommands;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.EventsFolderFailure;
import io.brickyard.webhooks.Registrations;
import io.brickyard.webhooks.Settings;
import io.brickyard.webhooks.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What an administrator does with the events of a pool, from one of its nodes: change the files here, give them to all
 * nodes, ask all nodes. What is refused is refused before anything is changed.
 */
public final class EventsNode {

    private static final int GLUSTERD_PORT = 24007;
    private static final List<String> LOG_LEVELS =
            List.of("DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL", "NOTSET");

    private final EventsFolder folder;
    private final String id;
    private final NodeCommands here;
    private final PoolWide pool;
    private final InstantSource clock;

    /** @param id this node's, as glusterd writes it */
    EventsNode(String id, EventsFolder folder, NodeCommands here, PoolWide pool, InstantSource clock) {
        this.id = id;
        this.folder = folder;
        this.here = here;
        this.pool = pool;
        this.clock = clock;
    }

    /** @param environment as of {@link System#getenv()} */
    public static EventsNode ofThisMachine(Map<String, String> environment, InstantSource clock) {
        CommandLine commandLine = GlusterCommand.of(environment);
        Path working = new SystemCommands(commandLine).workingFolder(Deadline.in(Duration.ofSeconds(5)));
        EventsFolder folder = EventsFolder.below(working);
        String node = new GlusterdFolder(working).self().map(Object::toString).orElse("");
        NodeCommands here = new NodeCommands(node, folder, LocalDaemon.ofThisNode(), clock);
        Doorbell doorbell = Doorbell.real(GLUSTERD_PORT, Duration.ofSeconds(2));
        return new EventsNode(node, folder, here, new PoolWide(commandLine, folder, here, doorbell), clock);
    }

    NodeCommands here() {
        return here;
    }

    PoolWide pool() {
        return pool;
    }

    /** What the files of this node hold. */
    public EventsFolder.Contents contents() {
        return sound(folder::read);
    }

    public void add(String url, Registrations.Credentials credentials, Webhook.Wishes wishes) {
        change(before -> {
            if (before.registrations().has(url)) {
                throw new Refused(Refused.EXISTS, "Webhook already exists");
            }
            return before.with(before.registrations().with(url, credentials))
                    .with(before.extras().with(url, wishes));
        });
    }

    /** @param wishes what to make of the wishes of before */
    public void modify(String url, Registrations.Credentials credentials, UnaryOperator<Webhook.Wishes> wishes) {
        change(before -> {
            refuseAbsent(before, url);
            Webhook.Wishes wanted = wishes.apply(before.extras().of(url));
            return before.with(before.registrations().modified(url, credentials))
                    .with(before.extras().with(url, wanted));
        });
    }

    public void remove(String url) {
        change(before -> {
            refuseAbsent(before, url);
            return before.with(before.registrations().without(url));
        });
    }

    private static void refuseAbsent(EventsFolder.Contents contents, String url) {
        if (!contents.registrations().has(url)) {
            throw new Refused(Refused.ABSENT, "Webhook does not exists");
        }
    }

    /** Refuses names that are none of a setting. */
    public static void checkSetting(String name) {
        if (!Settings.NAMES.contains(name)) {
            throw new Refused(Refused.INVALID, "Invalid Config item");
        }
    }

    public void set(String name, String value) {
        checkSetting(name);
        if (name.equals("log-level") && !LOG_LEVELS.contains(value)) {
            throw new Refused(Refused.OTHER, "Invalid value: log-level is one of " + String.join(", ", LOG_LEVELS));
        }
        change(before -> {
            if (before.settings().isAlready(name, value)) {
                throw new Refused(Refused.SAME, "Config value not changed. Same config");
            }
            return before.with(before.settings()
                    .with(name, value)
                    .orElseThrow(() -> new Refused(Refused.OTHER, "Invalid value: port is a number from 1 to 65535")));
        });
    }

    /** Whether a daemon must be started anew for it. */
    public boolean reset(String name) {
        boolean[] port = {false};
        change(before -> {
            Settings settings = before.settings();
            boolean absent = settings.changed().member(name).isEmpty();
            if (settings.changed().values().isEmpty() || !name.equals("all") && absent) {
                throw new Refused(Refused.SAME, "Config value not reset. Already set to default value");
            }
            port[0] = settings.changed().member("port").isPresent() && (name.equals("all") || name.equals("port"));
            return before.with(name.equals("all") ? settings.reset() : settings.without(name));
        });
        return port[0];
    }

    /** Has every node call a registered receiver, or one that is not registered yet without any token. */
    public List<NodeRow> test(String url, boolean bare) {
        Registrations.Credentials credentials = contents().registrations().credentials(url);
        return test(url, credentials, bare);
    }

    List<NodeRow> test(String url, Registrations.Credentials credentials, boolean bare) {
        return pool.ask(List.of(
                NodeCommands.WEBHOOK_TEST,
                orNone(bare ? url + NodeCommands.WITHOUT_BODY : url),
                orNone(credentials.token()),
                orNone(credentials.secret())));
    }

    private static String orNone(String word) {
        return word.isEmpty() ? NodeCommands.NONE : word;
    }

    /** Whether each node's daemon runs and listens; of nodes with the original tools only that they answered. */
    public List<NodeRow> daemons() {
        return pool.ask(List.of(NodeCommands.STATUS)).stream()
                .map(EventsNode::judged)
                .toList();
    }

    static NodeRow judged(NodeRow row) {
        boolean knows = row.version().isPresent();
        return row.ok() && knows && !row.output().equals("UP") ? row.judged(false, row.output()) : row;
    }

    /** Brings nodes that were away up to date, if that is this node's part. */
    public CatchUp.Outcome catchUp() {
        return new CatchUp(pool, id).run(List.of());
    }

    /** Gives the files to all nodes. */
    public List<NodeRow> sync() {
        try {
            return pool.sync();
        } catch (PoolWide.NotCopied failed) {
            throw new Refused(
                    failed.settings() ? Refused.CONFIG_NOT_COPIED : Refused.WEBHOOKS_NOT_COPIED,
                    "Failed to sync " + (failed.settings() ? "Config" : "Webhooks") + " file: [Error: " + failed.exit()
                            + "]" + failed.said());
        } catch (PoolWide.NotAsked failed) {
            throw new Refused(Refused.OTHER, failed.said());
        }
    }

    /** 0 if all of them are well, else the code for some or none. */
    public static int exit(List<NodeRow> rows) {
        long well = rows.stream().filter(NodeRow::ok).count();
        return well == 0 ? Refused.ALL_NODES : well == rows.size() ? 0 : Refused.SOME_NODES;
    }

    private void change(UnaryOperator<EventsFolder.Contents> change) {
        sound(() -> folder.change(clock.instant(), change));
    }

    private static EventsFolder.Contents sound(Supplier<EventsFolder.Contents> work) {
        try {
            return work.get();
        } catch (EventsFolderFailure failure) {
            throw new Refused(Refused.OTHER, failure.getMessage());
        }
    }
}
