package io.brickyard.agent;

import io.brickyard.agent.peers.PoolKey;
import io.brickyard.json.Json;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.EventsFolderFailure;
import io.brickyard.webhooks.Extras;
import io.brickyard.webhooks.Settings;
import io.brickyard.webhooks.Version;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that all nodes of the pool share: webhooks, and what {@code gluster-eventsapi config-set} has set. While one of
 * them is damaged, what it said before goes on to hold.
 */
final class PoolFiles {

    private static final Logger log = LoggerFactory.getLogger(PoolFiles.class);

    private static final Set<String> LEVELS_ABOVE_INFO = Set.of("WARNING", "WARN", "ERROR", "CRITICAL", "FATAL");

    private final Path workdir;
    private final EventsFolder folder;
    private volatile Optional<EventsFolder.Contents> contents = Optional.empty();
    private volatile Optional<PoolKey> agentsKey = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    PoolFiles(Path workdir) {
        this.workdir = workdir;
        folder = EventsFolder.below(workdir);
        read();
    }

    void read() {
        Optional<String> damage = damage(() -> {
            EventsFolder.Contents now = folder.read();
            now.damage().forEach(log::warn);
            contents = Optional.of(now);
        });
        Optional<String> keyDamage = damage(() -> agentsKey = PoolKey.read(folder));
        trouble = damage.or(() -> keyDamage);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What keeps this from being read; that another file is damaged does not. */
    private static Optional<String> damage(Step step) {
        try {
            step.run();
            return Optional.empty();
        } catch (EventsFolderFailure | IOException e) {
            log.error("what was read before goes on to hold: {}", e.getMessage());
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Makes their folder, where no package did, so that other nodes' webhooks can be copied into it. */
    void makeFolder() {
        try {
            folder.make();
        } catch (EventsFolderFailure e) {
            log.warn("webhooks of other nodes cannot come here: {}", e.getMessage());
        }
    }

    /** Why the files as they are cannot be heeded. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Empty when they were never read: then nobody knows which there are, and none may be forgotten. */
    Optional<List<Webhook>> webhooks() {
        return contents.map(EventsFolder.Contents::webhooks);
    }

    /** How new they are; empty when they were never read. */
    Optional<Version> version() {
        return contents.map(EventsFolder.Contents::version);
    }

    /** With which this agent and those of other nodes know each other. */
    Optional<PoolKey> agentsKey() {
        return agentsKey;
    }

    /** To be listened on as well. */
    Optional<Integer> port() {
        return changed()
                .number("port")
                .filter(port -> port > 0 && port < 65_536)
                .map(Long::intValue);
    }

    /** In Python's words. */
    Optional<String> logLevel() {
        return changed().text("log-level");
    }

    /** The original writes events there at the level INFO. */
    boolean eventsLog() {
        boolean silent = logLevel()
                .map(level -> LEVELS_ABOVE_INFO.contains(level.toUpperCase(Locale.ROOT)))
                .orElse(false);
        return !silent
                && !contents.map(EventsFolder.Contents::settings)
                        .map(settings -> settings.effective("disable-events-log"))
                        .orElse(new Json.Flag(false))
                        .equals(new Json.Flag(true));
    }

    private Json.Members changed() {
        return contents.map(EventsFolder.Contents::settings)
                .map(Settings::changed)
                .orElse(Json.Members.NONE);
    }

    /** For good. Other nodes hear it from the receiver themselves, or are given it with the next change of these files. */
    void disable(Webhook webhook, Instant now) {
        try {
            folder.change(now, before -> {
                Extras extras = before.extras();
                Webhook.Wishes wishes = extras.of(webhook.url());
                return before.with(extras.with(
                        webhook.url(),
                        new Webhook.Wishes(
                                wishes.form(),
                                wishes.filter(),
                                wishes.signingSecrets(),
                                wishes.trust(),
                                wishes.addresses(),
                                wishes.folded(),
                                false)));
            });
        } catch (EventsFolderFailure e) {
            log.error("a disabled webhook cannot be noted: {}", e.getMessage());
        }
    }

    /** The files, to be watched. */
    List<Path> files() {
        return EventsFolder.COPIED.stream()
                .map(file -> workdir.resolve(file.substring(1)))
                .toList();
    }
}
