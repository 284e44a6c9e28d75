package io.brickyard.webhooks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The folder {@code events} below glusterd's own, which every node of a pool has alike: {@code webhooks.json} and
 * {@code config.json} as the original tools know them, and {@code brickyard-webhooks.json} with what they do not know.
 *
 * <p>A change is made alone, under a lock, and puts whole new files in the place of the old ones, first those of the
 * original tools, then ours. {@code brickyard-agents.pem} is the key that the pool's agents share. Nothing but their owner can read them afterwards. A damaged file is never overwritten.
 */
public final class EventsFolder {

    /** What {@code gluster system:: copy file} is told, relative to glusterd's folder. */
    public static final List<String> COPIED = List.of(
            "/events/webhooks.json",
            "/events/config.json",
            "/events/brickyard-webhooks.json",
            "/events/brickyard-agents.pem");

    private static final Path DEFAULTS = Path.of("/etc/glusterfs/eventsconfig.json");

    private final Path folder;
    private final PrivateFile webhooks;
    private final PrivateFile config;
    private final PrivateFile extras;
    private final PrivateFile defaults;
    private final PrivateFile agentsKey;
    /** Among the threads of this process, of which only one may have the lock on the file. */
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * The folder, which need not be there yet.
     *
     * @param defaults the file with the settings as GlusterFS installs them
     */
    public EventsFolder(Path folder, Path defaults) {
        this.folder = folder;
        this.webhooks = new PrivateFile(folder.resolve("webhooks.json"));
        this.config = new PrivateFile(folder.resolve("config.json"));
        this.extras = new PrivateFile(folder.resolve("brickyard-webhooks.json"));
        this.defaults = new PrivateFile(defaults);
        this.agentsKey = new PrivateFile(folder.resolve("brickyard-agents.pem"));
    }

    /** @param working glusterd's folder, usually {@code /var/lib/glusterd} */
    public static EventsFolder below(Path working) {
        return new EventsFolder(working.resolve("events"), DEFAULTS);
    }

    /** All that the files hold. */
    public record Contents(Registrations registrations, Settings settings, Extras extras) {

        /** The webhooks with their wishes; entries that nobody can make sense of are left out. */
        public List<Webhook> webhooks() {
            List<Webhook> all = new ArrayList<>();
            registrations
                    .readable()
                    .forEach((url, credentials) ->
                            all.add(new Webhook(url, credentials.token(), credentials.secret(), extras.of(url))));
            return all;
        }

        /** What could not be read, a sentence each, for a person. */
        public List<String> damage() {
            List<String> damage = new ArrayList<>();
            for (String url : registrations.unreadable()) {
                damage.add("the entry of " + Webhook.shown(url)
                        + " in webhooks.json is neither a token nor an object; it is ignored");
            }
            return damage;
        }

        public Contents with(Registrations changed) {
            return new Contents(changed, settings, extras);
        }

        public Contents with(Settings changed) {
            return new Contents(registrations, changed, extras);
        }

        public Contents with(Extras changed) {
            return new Contents(registrations, settings, changed);
        }

        /** How new they are; a change by the original tools counts as a generation. */
        public Version version() {
            return extras.version();
        }
    }

    /** @throws EventsFolderFailure when a file is damaged or cannot be read */
    public Contents read() {
        Registrations registrations = new Registrations(webhooks.read());
        Settings settings = new Settings(defaults.read(), config.read());
        Extras noted = Extras.of(extras.read());
        String digest = digest(registrations, settings);
        if (noted.version().digest().equals(digest)
                || noted.version().equals(Version.NONE) && !webhooks.exists() && !config.exists()) {
            return new Contents(registrations, settings, noted);
        }
        Instant changed = webhooks.changed().isAfter(config.changed()) ? webhooks.changed() : config.changed();
        Version version = new Version(noted.version().generation() + 1, changed, digest);
        return new Contents(registrations, settings, noted.at(version));
    }

    /**
     * Changes the files as one step, alone.
     *
     * @param change what shall be there instead; when it throws, nothing is changed
     * @return what is there now
     * @throws EventsFolderFailure when a file is damaged, or cannot be read or written
     */
    public Contents change(Instant now, UnaryOperator<Contents> change) {
        make();
        turn.lock();
        try (FileChannel channel = openLock();
                FileLock lock = channel.lock()) {
            Contents before = read();
            Contents wanted = change.apply(before);
            Version version = new Version(
                    before.version().generation() + 1, now, digest(wanted.registrations(), wanted.settings()));
            Contents after =
                    wanted.with(wanted.extras().of(wanted.registrations()).at(version));
            if (lock.isValid()) {
                write(before, after);
            }
            return after;
        } catch (IOException failed) {
            throw webhooks.inaccessible(failed);
        } finally {
            turn.unlock();
        }
    }

    /**
     * The key that the pool's agents share, as PEM; empty where they were never paired.
     *
     * @throws EventsFolderFailure when it cannot be read
     */
    public Optional<String> agentsKey() {
        return agentsKey.text();
    }

    /**
     * Puts another key in its place; the files count as changed, so that nodes that are away get it when they are back.
     *
     * @throws EventsFolderFailure when it cannot be written
     */
    public void agentsKey(Instant now, String pem) {
        change(now, before -> {
            agentsKey.write(pem);
            return before;
        });
    }

    private void write(Contents before, Contents after) {
        if (!webhooks.exists() || !after.registrations().equals(before.registrations())) {
            webhooks.write(after.registrations().members());
        }
        if (!after.settings().equals(before.settings())) {
            config.write(after.settings().changed());
        }
        extras.write(after.extras().json());
        webhooks.close();
        config.close();
    }

    /** Makes the folder where the package did not (Debian's), so that other nodes can copy their files into it. */
    public void make() {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException failed) {
            throw new PrivateFile(folder).inaccessible(failed);
        }
    }

    /** Those of the files that are there, as {@code gluster system:: copy file} is told them. */
    public List<String> present() {
        List<String> present = new ArrayList<>();
        for (String file : COPIED) {
            if (Files.exists(folder.resolve(file.substring("/events/".length())))) {
                present.add(file);
            }
        }
        return present;
    }

    // glusterd copies every file with its mode, but our lock never leaves this node.
    private FileChannel openLock() throws IOException {
        return FileChannel.open(
                folder.resolve("brickyard.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String digest(Registrations registrations, Settings settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String contents = registrations.members().sorted().inPythonsWay() + "\n"
                    + settings.changed().sorted().inPythonsWay();
            return HexFormat.of().formatHex(digest.digest(contents.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
