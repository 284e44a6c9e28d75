package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Journal;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where lanes keep what they know. Files bear the hash of a URL, which may hold a password. */
final class Folder {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Path folder;

    Folder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of webhook cursors", e);
        }
    }

    /** A lane's track, and where it stands. */
    record Found(Track track, LaneState state) {}

    /** One that was never here begins at the journal's end. */
    Found track(Webhook webhook, Journal journal) {
        try {
            Path cursor = file(webhook, ".cursor");
            boolean known = Files.exists(cursor) && Files.size(cursor) > 0;
            CursorFile file = CursorFile.open(cursor);
            Optional<LaneState> read = file.read();
            LaneState state = read.orElseGet(() -> LaneState.at(known ? journal.first() - 1 : journal.last()));
            if (known && read.isEmpty()) {
                LOG.warn("event=cursor-damaged webhook={} from={}", webhook.shownUrl(), state.cursor());
            }
            if (state.cursor() > journal.last()) {
                LOG.warn("event=cursor-beyond-journal webhook={} cursor={}", webhook.shownUrl(), state.cursor());
                state = LaneState.at(journal.last());
            }
            file.write(state);
            return new Found(
                    new Track(webhook.shownUrl(), file, new DeadLetters(file(webhook, ".dead"), webhook.shownUrl())),
                    state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the cursor of " + webhook.shownUrl(), e);
        }
    }

    void forget(Webhook webhook) {
        try {
            Files.deleteIfExists(file(webhook, ".cursor"));
            Files.deleteIfExists(file(webhook, ".dead"));
        } catch (IOException e) {
            LOG.warn("event=cursor-not-deleted webhook={} reason=\"{}\"", webhook.shownUrl(), e.getMessage());
        }
    }

    private Path file(Webhook webhook, String suffix) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(webhook.url().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + suffix);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
