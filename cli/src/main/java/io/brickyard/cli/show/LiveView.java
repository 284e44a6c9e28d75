package io.brickyard.cli.show;

import io.brickyard.glusterd.GlusterdFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The pool, looked at again and again, in place on a terminal.
 *
 * <p>Looks run one at a time on a thread of their own, so that keys answer at once while a look waits for a silent node.
 * What a look brings, a key, and a new size of the terminal arrive as events in one queue; this thread alone draws. The
 * last line always tells how old the data is. When a look fails, the last one stays, visibly ageing, with the reason; where
 * there is none, or the program itself failed, the reason takes the place of the view. The next look is made all the same.
 */
public final class LiveView {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int CONTROL_C = 3;
    private static final int END_OF_INPUT = -1;

    /** One look at a pool, ready to be drawn at any size. */
    public interface View {
        Instant observedAt();

        String render(Look look);
    }

    /** Where looks come from. */
    public interface Source {
        /** @throws GlusterdFailure when nobody could be asked */
        View look();
    }

    /** What this view waits for. */
    sealed interface Event {
        /** @param key as the terminal sent it; -1 when it will send no more */
        record Pressed(int key) implements Event {}

        record Resized(Size size) implements Event {}

        record Seen(View view) implements Event {}

        record Failed(String reason) implements Event {}

        /** @param defect of the program, not of the pool */
        record Broke(String defect) implements Event {}
    }

    record Size(int rows, int columns) {}

    /** A terminal that has been taken over. Keys and sizes go to the queue that it was made with. */
    interface Screen {
        Size size();

        void write(String text);

        /** Asks for the present size; the answer, if the terminal has one, is an event. */
        void askSize();
    }

    private final Source source;
    private final Duration interval;
    private final InstantSource clock;
    private final BlockingQueue<Event> events;
    private final Changes changes = new Changes();
    private Optional<View> shown = Optional.empty();
    private String failure = "";
    private boolean looking;
    private Instant nextLook;
    private Instant lookBegan;

    LiveView(Source source, Duration interval, InstantSource clock, BlockingQueue<Event> events) {
        this.source = source;
        this.interval = interval;
        this.clock = clock;
        this.events = events;
        this.nextLook = clock.instant();
        this.lookBegan = nextLook;
    }

    /**
     * Takes over the terminal of this process until somebody presses q or Ctrl-C; always gives it back as it was.
     *
     * @param look its width is not used: the terminal's own is
     */
    public static void onTerminal(Source source, Duration interval, Look look) throws InterruptedException {
        try (RawTerminal terminal = RawTerminal.open()) {
            new LiveView(source, interval, InstantSource.system(), terminal.events()).run(terminal, look);
        }
    }

    /** For a pipe: one block of text for each look, until the reader goes away or the thread is interrupted. */
    public static void asBlocks(Source source, Duration interval, Look look, PrintStream out)
            throws InterruptedException {
        while (!out.checkError()) {
            long began = System.nanoTime();
            try {
                View view = source.look();
                out.print("--- " + Figures.utc(view.observedAt()) + "\n" + view.render(look) + "\n");
            } catch (GlusterdFailure failure) {
                out.print("--- could not look: " + failure.getMessage() + "\n\n");
            }
            out.flush();
            TimeUnit.NANOSECONDS.sleep(interval.toNanos() - (System.nanoTime() - began));
        }
    }

    /** Sentences above a view, each over as many lines as it needs; nothing when there are none. */
    public static String remarks(List<String> remarks, Look look) {
        Page page = new Page(look);
        for (String remark : remarks) {
            page.wrapped(Tone.WARNING, remark);
        }
        return remarks.isEmpty() ? "" : page.end().toString();
    }

    void run(Screen screen, Look look) throws InterruptedException {
        Canvas canvas = new Canvas();
        Size size = screen.size();
        while (true) {
            lookIfDue();
            screen.write(canvas.draw(lines(size, look), size));
            Event event = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            switch (event) {
                case null -> screen.askSize();
                case Event.Pressed(int key) -> {
                    if (key == 'q' || key == 'Q' || key == CONTROL_C || key == END_OF_INPUT) {
                        return;
                    }
                    nextLook = key == 'r' || key == 'R' ? clock.instant() : nextLook;
                }
                case Event.Resized(Size now) -> {
                    if (!now.equals(size)) {
                        size = now;
                        canvas = new Canvas();
                    }
                }
                case Event.Seen(View view) -> {
                    looking = false;
                    failure = "";
                    shown = Optional.of(view);
                    changes.next();
                }
                case Event.Failed(String reason) -> {
                    looking = false;
                    failure = reason;
                }
                case Event.Broke(String defect) -> {
                    looking = false;
                    failure = "unexpected " + defect;
                    shown = Optional.empty();
                }
            }
        }
    }

    private void lookIfDue() {
        Instant now = clock.instant();
        if (looking || now.isBefore(nextLook)) {
            return;
        }
        looking = true;
        lookBegan = now;
        nextLook = now.plus(interval);
        // A virtual thread would leave a poller behind for which the exiting process waits (doc/adr/0003).
        Thread.ofPlatform()
                .daemon()
                .name("look")
                .uncaughtExceptionHandler((_, defect) -> events.add(new Event.Broke(defect.toString())))
                .start(this::look);
    }

    private void look() {
        Event event;
        try {
            event = new Event.Seen(source.look());
        } catch (GlusterdFailure failure) {
            event = new Event.Failed(String.valueOf(failure.getMessage()));
        }
        events.add(event);
    }

    /** The screen's lines: the view with what changed marked in the margin, and the status line at the bottom. */
    private List<String> lines(Size size, Look look) {
        Look inner = new Look(look.colour(), look.unicode(), size.columns() - Changes.MARGIN);
        List<String> lines = new ArrayList<>(size.rows());
        int room = size.rows() - 1;
        if (shown.isPresent()) {
            List<String> marked = changes.mark(shown.get().render(inner), inner);
            boolean all = marked.size() <= room;
            lines.addAll(marked.subList(0, all ? marked.size() : Math.max(0, room - 1)));
            if (!all && room > 0) {
                lines.add("  " + look.glyphs().ellipsis() + " " + (marked.size() - room + 1)
                        + " more lines: make the terminal taller, or quit and use -v NAME");
            }
        } else if (!failure.isEmpty()) {
            Page page = new Page(inner).to(Changes.MARGIN).wrapped(Tone.BAD, "could not look: " + failure);
            page.toString().lines().limit(room).forEach(lines::add);
        }
        while (lines.size() < room) {
            lines.add("");
        }
        lines.add(status(new Look(look.colour(), look.unicode(), size.columns())));
        return lines;
    }

    private String status(Look look) {
        Page page = new Page(look);
        Instant now = clock.instant();
        if (shown.isPresent()) {
            long age =
                    Math.max(0, Duration.between(shown.get().observedAt(), now).toSeconds());
            page.add(Tone.STRONG, age + " s old");
        } else {
            page.add(Tone.STRONG, failure.isEmpty() ? "first look" : "nothing seen");
        }
        page.add(Tone.FAINT, "  every " + Figures.duration(interval));
        if (!failure.isEmpty()) {
            page.add("  ").fit(Tone.BAD, "could not look: " + failure);
        } else if (looking && Duration.between(lookBegan, now).compareTo(TICK) >= 0) {
            page.fit(
                    Tone.WARNING,
                    "  looking for " + Duration.between(lookBegan, now).toSeconds() + " s");
        }
        return page.fit(Tone.FAINT, "   r refresh now   q quit")
                .end()
                .toString()
                .stripTrailing();
    }
}
