package io.brickyard.agent.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices that one of a few files is another one than before: glusterd replaces them on all nodes, and sends no signal. It
 * looks once a second, which works for every way of replacing a file and costs nothing.
 */
public final class FileWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final List<Path> files;
    private final Runnable changed;
    private final Duration interval;
    private final Thread thread;
    private List<Object> before;
    private long looks;

    public FileWatch(List<Path> files, Runnable changed) {
        this(files, changed, INTERVAL);
    }

    FileWatch(List<Path> files, Runnable changed, Duration interval) {
        this.files = List.copyOf(files);
        this.changed = changed;
        this.interval = interval;
        before = look();
        thread = Thread.ofVirtual().name("files").start(this::run);
    }

    /** What they are now will be heeded: to be said before they are read, lest a change in between be missed. */
    public synchronized void seen() {
        before = look();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(interval);
                if (differs()) {
                    changed.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean differs() {
        List<Object> now = look();
        boolean differs = !now.equals(before);
        before = now;
        looks++;
        return differs;
    }

    /** How often it has looked. */
    synchronized long looks() {
        return looks;
    }

    /** Whether it has ended within a time. */
    boolean ended(Duration time) throws InterruptedException {
        return thread.join(time);
    }

    private List<Object> look() {
        List<Object> marks = new ArrayList<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                marks.add(String.valueOf(attributes.fileKey()));
                marks.add(attributes.lastModifiedTime());
                marks.add(attributes.size());
            } catch (IOException e) {
                marks.add("absent");
            }
        }
        return marks;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
