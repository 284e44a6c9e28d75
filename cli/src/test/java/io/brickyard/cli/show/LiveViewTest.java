package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.cli.show.LiveView.Event;
import io.brickyard.cli.show.LiveView.Size;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveViewTest {

    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
    private static final Look LOOK = new Look(false, true, 80);

    /** A terminal that keeps what was written, and presses q once it has seen some text. */
    private static final class Script implements LiveView.Screen {
        private final BlockingQueue<Event> events;
        private final String until;
        private final StringBuilder written = new StringBuilder();

        Script(BlockingQueue<Event> events, String until) {
            this.events = events;
            this.until = until;
        }

        @Override
        public Size size() {
            return new Size(6, 60);
        }

        @Override
        public void write(String text) {
            written.append(text);
            if (text.contains(until)) {
                events.add(new Event.Pressed('q'));
            }
        }

        @Override
        public void askSize() {}
    }

    private static LiveView.View view(String text) {
        return new LiveView.View() {
            @Override
            public Instant observedAt() {
                return NOW.minusSeconds(3);
            }

            @Override
            public String render(Look look) {
                return text;
            }
        };
    }

    private static String shown(LiveView.Source source, String until, Event... first) throws InterruptedException {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>(List.of(first));
        Script script = new Script(events, until);
        new LiveView(source, Duration.ofHours(1), InstantSource.fixed(NOW), events).run(script, LOOK);
        return script.written.toString();
    }

    @Test
    void showsTheViewItsAgeAndItsInterval() throws InterruptedException {
        String shown = shown(() -> view("all well\n"), "3 s old");

        assertThat(shown).contains("all well").contains("3 s old  every 3600 s   r refresh now   q quit");
    }

    @Test
    void qEndsItAlthoughALookStillWaits() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);

        String shown = shown(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return view("late");
                },
                "first look");

        assertThat(shown).doesNotContain("late");
        never.countDown();
    }

    @Test
    void aFailedLookSaysWhy() throws InterruptedException {
        String shown = shown(
                () -> {
                    throw new GlusterdFailure.NotListening("nothing listens");
                },
                "could not look");

        assertThat(shown).contains("could not look: nothing listens");
    }

    @Test
    void aDefectTakesTheViewsPlaceAndTheNextLookIsMadeAllTheSame() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        Script script = new Script(events, "well again");
        LiveView.Source source = () -> switch (looks.incrementAndGet()) {
            case 1 -> {
                events.add(new Event.Pressed('r'));
                yield view("all well\n");
            }
            case 2 -> {
                throw new IllegalStateException("two heads");
            }
            default -> view("well again\n");
        };
        BlockingQueue<String> printed = new LinkedBlockingQueue<>();
        LiveView.Screen screen = new LiveView.Screen() {
            @Override
            public Size size() {
                return script.size();
            }

            @Override
            public void write(String text) {
                script.write(text);
                if (text.contains("two heads")) {
                    printed.add(text);
                    events.add(new Event.Pressed('r'));
                }
            }

            @Override
            public void askSize() {}
        };

        new LiveView(source, Duration.ofHours(1), InstantSource.fixed(NOW), events).run(screen, LOOK);

        assertThat(printed.element())
                .contains("could not look: unexpected", "java.lang.IllegalStateException: two heads", "nothing seen");
        assertThat(looks.get()).isEqualTo(3);
    }

    @Test
    void looksAreMadeOnAPlatformThreadThatKeepsNoProcessAlive() throws InterruptedException {
        String shown = shown(
                () -> view("virtual " + Thread.currentThread().isVirtual() + ", daemon "
                        + Thread.currentThread().isDaemon() + "\n"),
                "3 s old");

        assertThat(shown).contains("virtual false, daemon true");
    }

    @Test
    void rLooksAgainAtOnceAndWhatChangedIsMarked() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        Script script = new Script(events, "brick down");
        LiveView.Source source = () -> {
            boolean first = looks.incrementAndGet() == 1;
            if (first) {
                events.add(new Event.Pressed('r'));
            }
            return view(first ? "pool\nbrick up\n" : "pool\nbrick down\n");
        };

        new LiveView(source, Duration.ofHours(1), InstantSource.fixed(NOW), events).run(script, LOOK);

        assertThat(looks.get()).isEqualTo(2);
        assertThat(script.written.toString())
                .contains("▌ brick down")
                .doesNotContain("▌ pool")
                .doesNotContain("▌ brick up");
    }

    @Test
    void whatDoesNotFitIsCounted() throws InterruptedException {
        String shown = shown(() -> view("1\n2\n3\n4\n5\n6\n7\n8\n"), "more lines");

        assertThat(shown).contains("… 4 more lines").doesNotContain("  5");
    }

    @Test
    void drawingAgainTouchesOnlyTheLinesThatDiffer() {
        Canvas canvas = new Canvas();
        Size size = new Size(24, 80);
        canvas.draw(List.of("one", "two", "three"), size);

        String again = canvas.draw(List.of("one", "2", "three"), size);

        assertThat(again)
                .contains("\u001b[2;1H2")
                .doesNotContain("one")
                .doesNotContain("three")
                .doesNotContain("2J");
        assertThat(canvas.draw(List.of("one", "2", "three"), size)).isEmpty();
    }

    @Test
    void aLineIsCutAtTheEdgeWithoutCountingColours() {
        String drawn = new Canvas().draw(List.of("\u001b[31m12345\u001b[0m67"), new Size(2, 6));

        assertThat(drawn).contains("\u001b[31m12345\u001b[0m6").doesNotContain("67");
    }

    @Test
    void theTimeALookTookIsNoChange() {
        Changes changes = new Changes();
        changes.next();
        changes.mark("OK  84 ms  complete\n", LOOK);
        changes.next();

        assertThat(changes.mark("OK  2.6 s  complete\n", LOOK)).containsExactly("  OK  2.6 s  complete");
    }

    @Test
    void howLongAProblemLastsIsNoChange() {
        Changes changes = new Changes();
        changes.next();
        changes.mark("! BRICK_DOWN  a brick does not serve (for 58 s)\n", LOOK);
        changes.next();

        assertThat(changes.mark("! BRICK_DOWN  a brick does not serve (for 1 h 2 min)\n", LOOK))
                .containsExactly("  ! BRICK_DOWN  a brick does not serve (for 1 h 2 min)");
    }

    @Test
    void keysAndSizesAreTakenApart() {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        byte[] input = "r\u001b[A\u001b[50;132Rq".getBytes(StandardCharsets.US_ASCII);

        new KeyReader(new ByteArrayInputStream(input), events).run();

        assertThat(events)
                .containsExactly(
                        new Event.Pressed('r'),
                        new Event.Resized(new Size(50, 132)),
                        new Event.Pressed('q'),
                        new Event.Pressed(-1));
    }

    @Test
    void aPipeGetsABlockPerLookUntilItsReaderGoes() throws InterruptedException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream pipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (kept.size() > 200) {
                    throw new IOException("Broken pipe");
                }
                kept.write(b);
            }
        };

        LiveView.asBlocks(
                () -> view("all well\n"),
                Duration.ofNanos(1),
                LOOK,
                new PrintStream(pipe, true, StandardCharsets.UTF_8));

        assertThat(kept.toString(StandardCharsets.UTF_8))
                .startsWith("--- 2026-01-15T09:29:57.000Z\nall well\n\n--- 2026-01-15T09:29:57.000Z\nall well\n");
    }
}
