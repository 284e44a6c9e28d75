package io.brickyard.cli.show;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Stub; the renderers' branch has the real one. */
public final class LiveView {

    /** One look at a pool, ready to be drawn at any size. */
    public interface View {
        Instant observedAt();

        String render(Look look);
    }

    /** Where looks come from. */
    public interface Source {
        /** One look; throws a GlusterdFailure when nobody could be asked. */
        View look();
    }

    private LiveView() {}

    public static void onTerminal(Source source, Duration interval, Look look) throws InterruptedException {
        Thread.sleep(interval);
        source.look();
    }

    public static void asBlocks(Source source, Duration interval, Look look, PrintStream out)
            throws InterruptedException {
        while (!out.checkError()) {
            out.print(source.look().render(look));
            Thread.sleep(interval);
        }
    }
}
