package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Cursors.Cursor;
import io.brickyard.agent.journal.Journal;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where lanes keep what they know: all cursors in one file, and the dead letters of each webhook in files of its own. */
final class Folder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Path folder;
    private final DeliveryListener listener;
    private final Cursors cursors;
    private boolean complained;

    Folder(Path folder, DeliveryListener listener) {
        this.folder = folder;
        this.listener = listener;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            cursors = Cursors.open(folder.resolve("cursors"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the cursors of webhooks", e);
        }
    }

    /** A lane's track, and where it stands. */
    record Found(Track track, LaneState state) {}

    /** One that was never here begins at the journal's end. */
    Found track(Webhook webhook, Journal journal) {
        try {
            Cursor cursor = cursors.of(Key.of(webhook));
            LaneState state = cursor.found()
                    .orElseGet(() -> LaneState.at(cursor.wasDamaged() ? journal.first() - 1 : journal.last()));
            if (cursor.wasDamaged()) {
                LOG.warn("event=cursor-damaged webhook={} from={}", webhook.shownUrl(), state.cursor());
            }
            if (state.cursor() > journal.last()) {
                LOG.warn("event=cursor-beyond-journal webhook={} cursor={}", webhook.shownUrl(), state.cursor());
                state = LaneState.at(journal.last());
            }
            cursor.write(state);
            return new Found(new Track(webhook.shownUrl(), cursor, dead(webhook)), state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the cursor of " + webhook.shownUrl(), e);
        }
    }

    private DeadLetters dead(Webhook webhook) throws IOException {
        return new DeadLetters(
                folder,
                Key.of(webhook).toString(),
                webhook.shownUrl(),
                DeadLetters.MOST,
                count -> listener.droppedDead(webhook, count));
    }

    void forget(Webhook webhook) {
        try {
            cursors.forget(Key.of(webhook));
            DeadLetters.delete(folder, Key.of(webhook).toString());
        } catch (IOException e) {
            LOG.warn("event=dead-letters-not-deleted webhook={} reason=\"{}\"", webhook.shownUrl(), e.getMessage());
        }
    }

    /** Brings all cursors to the disk. One that is not there yet is repeated from after the machine lost power, never lost. */
    void force() {
        try {
            cursors.force();
            complained = false;
        } catch (UncheckedIOException e) {
            if (!complained) {
                LOG.warn("event=cursors-not-forced reason=\"{}\"", e.getMessage());
            }
            complained = true;
        }
    }

    @Override
    public void close() {
        try {
            cursors.close();
        } catch (IOException e) {
            LOG.warn("event=cursors-not-closed reason=\"{}\"", e.getMessage());
        }
    }
}
