package io.brickyard.cli;

import io.brickyard.cli.options.Refusal;
import io.brickyard.health.Mute;
import io.brickyard.health.Mutes;
import io.brickyard.survey.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The mutes of this machine, in the file {@code mutes} of the state folder.
 *
 * <p>A change takes a lock against other changes, writes a new file that only its owner can read, and puts it in the
 * place of the old one: a reader sees the old or the new mutes, never half of them, whatever is killed. Lines that cannot
 * be read are left out with a complaint; before a change drops them, the file is kept as {@code mutes.damaged}.
 */
final class MuteFile {

    private static final String HEAD = "# mutes of brickyard, format 1; change them with 'brickyard mute' and 'unmute'";
    private static final long LARGEST = 1 << 20;

    private final Path folder;
    private final Path file;

    MuteFile(StateFolder state) {
        this.folder = state.path();
        this.file = folder.resolve("mutes");
    }

    /**
     * What the file holds.
     *
     * @param damage what could not be read, a sentence each
     */
    record Contents(List<NotedMute> noted, List<String> damage) {
        Contents {
            noted = List.copyOf(noted);
            damage = List.copyOf(damage);
        }

        Mutes mutes() {
            List<Mute> mutes = new ArrayList<>(noted.size());
            for (NotedMute one : noted) {
                mutes.add(one.mute());
            }
            return new Mutes(mutes);
        }

        void complain(PrintStream err) {
            for (String sentence : damage) {
                err.println("brickyard: " + sentence);
            }
        }
    }

    /** Never fails: what cannot be read is told in the result. */
    Contents read() {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new Contents(List.of(), List.of(file + " is no file and cannot be read; nothing is muted"));
            }
            if (Files.size(file) > LARGEST) {
                return new Contents(List.of(), List.of(file + " is too large to be read; nothing is muted"));
            }
            return parsed(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException nothingMuted) {
            return new Contents(List.of(), List.of());
        } catch (IOException unreadable) {
            return new Contents(
                    List.of(), List.of(file + " cannot be read (" + why(unreadable) + "); nothing is muted"));
        }
    }

    private Contents parsed(String text) {
        List<NotedMute> mutes = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (!line.isBlank() && !line.startsWith("#")) {
                int number = i + 1;
                MuteLine.parse(line)
                        .ifPresentOrElse(
                                mutes::add,
                                () -> damage.add(
                                        "line " + number + " of " + file + " cannot be read; it mutes nothing"));
            }
        }
        return new Contents(mutes, damage);
    }

    /**
     * Changes the mutes as one step, alone.
     *
     * @return what the file held before
     * @throws Refusal when the folder or the file cannot be written
     */
    Contents change(UnaryOperator<List<NotedMute>> change) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (FileChannel channel = openLock();
                    FileLock lock = channel.lock()) {
                Contents before = read();
                if (!before.damage().isEmpty()) {
                    Files.copy(file, folder.resolve("mutes.damaged"), StandardCopyOption.REPLACE_EXISTING);
                }
                List<NotedMute> after = change.apply(before.noted());
                if (lock.isValid() && !after.equals(before.noted())) {
                    write(after);
                }
                return before;
            }
        } catch (IOException failed) {
            throw Refusal.file(
                    "the mutes could not be written to " + file,
                    why(failed),
                    "see who owns " + folder + ", or set BRICKYARD_STATE to a folder that you can write");
        }
    }

    /**
     * Drops mutes that have ended. Where this user may not write, they stay, which does no harm: each look finds anew that
     * they have ended, and they hide nothing.
     */
    void forget(List<Mutes.Ended> ended) {
        try {
            change(mutes -> {
                List<NotedMute> kept = new ArrayList<>(mutes);
                for (Mutes.Ended one : ended) {
                    kept.removeIf(noted -> noted.mute().equals(one.mute()));
                }
                return kept;
            });
        } catch (Refusal mayNotWrite) {
            return;
        }
    }

    private FileChannel openLock() throws IOException {
        return FileChannel.open(
                folder.resolve("mutes.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private void write(List<NotedMute> mutes) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (NotedMute mute : mutes) {
            text.append(MuteLine.of(mute)).append('\n');
        }
        Path fresh = folder.resolve("mutes.new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer octets = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String why(IOException failed) {
        return switch (failed) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "something else stands in its place";
            default -> String.valueOf(failed.getMessage());
        };
    }
}
