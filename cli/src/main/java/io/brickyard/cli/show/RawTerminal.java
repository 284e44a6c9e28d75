package io.brickyard.cli.show;

import io.brickyard.cli.show.LiveView.Event;
import io.brickyard.cli.show.LiveView.Size;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The controlling terminal, taken over: its alternate screen, no cursor, every key delivered at once, Ctrl-C as a key.
 *
 * <p>Its modes are set by {@code stty}, since Java cannot. Where there is no {@code /dev/tty} or no {@code stty}, standard
 * input and output are used as they are: keys then need Enter. New sizes are asked of the terminal itself: the cursor is
 * sent to a far corner and the terminal tells how far it came.
 *
 * <p>Always given back: by {@link #close}, or when the process is ended by a signal, by a shutdown hook.
 */
final class RawTerminal implements LiveView.Screen, AutoCloseable {

    private static final File TTY = new File("/dev/tty");
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String ASK_SIZE = "\u001b[999;999H\u001b[6n";
    private static final long STTY_SECONDS = 2;

    private final InputStream in;
    private final OutputStream out;
    private final Optional<String> savedModes;
    private final Size firstSize;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Thread atShutdown = new Thread(this::giveBack, "give the terminal back");
    private boolean givenBack;

    private RawTerminal(InputStream in, OutputStream out, Optional<String> savedModes, Size firstSize) {
        this.in = in;
        this.out = out;
        this.savedModes = savedModes;
        this.firstSize = firstSize;
    }

    static RawTerminal open() {
        Optional<String> modes = stty("-g");
        RawTerminal terminal = new RawTerminal(input(modes), output(modes), modes, size(stty("size")));
        Runtime.getRuntime().addShutdownHook(terminal.atShutdown);
        if (modes.isPresent()) {
            stty("-icanon", "-echo", "-isig", "min", "1", "time", "0");
        }
        terminal.write(ENTER);
        Thread.ofPlatform().daemon().name("keys").start(new KeyReader(terminal.in, terminal.events)::run);
        return terminal;
    }

    private static InputStream input(Optional<String> modes) {
        try {
            return modes.isPresent() ? new FileInputStream(TTY) : System.in;
        } catch (IOException e) {
            return System.in;
        }
    }

    private static OutputStream output(Optional<String> modes) {
        try {
            return modes.isPresent() ? new FileOutputStream(TTY) : System.out;
        } catch (IOException e) {
            return System.out;
        }
    }

    /** Runs stty on the controlling terminal; empty when there is none or the command is missing. */
    private static Optional<String> stty(String... arguments) {
        if (!TTY.canRead()) {
            return Optional.empty();
        }
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(TTY)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            boolean well = process.waitFor(STTY_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return well ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** @param answer rows and columns */
    private static Size size(Optional<String> answer) {
        int space = answer.isPresent() ? answer.get().indexOf(' ') : -1;
        if (space > 0) {
            try {
                int rows = Integer.parseInt(answer.get(), 0, space, 10);
                int columns =
                        Integer.parseInt(answer.get(), space + 1, answer.get().length(), 10);
                return rows > 0 && columns > 0 ? new Size(rows, columns) : new Size(24, 80);
            } catch (NumberFormatException e) {
                return new Size(24, 80);
            }
        }
        return new Size(24, 80);
    }

    BlockingQueue<Event> events() {
        return events;
    }

    @Override
    public Size size() {
        return firstSize;
    }

    @Override
    public void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal is gone", e);
        }
    }

    @Override
    public void askSize() {
        if (savedModes.isPresent()) {
            write(ASK_SIZE);
        }
    }

    @Override
    public void close() {
        giveBack();
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // The process is ending already; the hook found everything given back.
            return;
        }
    }

    /** Once; whoever comes second waits until it is done, so that the process does not end in the middle of it. */
    private synchronized void giveBack() {
        if (givenBack) {
            return;
        }
        givenBack = true;
        try {
            write(LEAVE);
        } catch (UncheckedIOException e) {
            // A terminal that is gone needs no cleaning; its modes may still be worth restoring.
            savedModes.ifPresent(RawTerminal::stty);
            return;
        }
        savedModes.ifPresent(RawTerminal::stty);
    }
}
