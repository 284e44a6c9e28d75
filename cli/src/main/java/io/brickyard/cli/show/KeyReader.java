package io.brickyard.cli.show;

import io.brickyard.cli.show.LiveView.Event;
import io.brickyard.cli.show.LiveView.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Queue;

/**
 * Reads what a terminal sends: keys, and its answers to the question where the cursor is ({@code ESC [ row ; column R}),
 * which are sizes here because the cursor was sent to the far corner. Other escape sequences, such as arrow keys, are
 * swallowed.
 */
final class KeyReader {

    private static final int ESCAPE = 0x1b;
    private static final int MOST_PARAMETERS = 32;

    private final InputStream in;
    private final Queue<Event> events;

    KeyReader(InputStream in, Queue<Event> events) {
        this.in = in;
        this.events = events;
    }

    /** Reads until the end of the input, which is the last event. */
    void run() {
        try {
            int key = in.read();
            while (key >= 0) {
                if (key != ESCAPE) {
                    events.add(new Event.Pressed(key));
                    key = in.read();
                } else {
                    key = in.read();
                    if (key == '[') {
                        sequence();
                        key = in.read();
                    }
                }
            }
            events.add(new Event.Pressed(-1));
        } catch (IOException e) {
            events.add(new Event.Pressed(-1));
        }
    }

    private void sequence() throws IOException {
        StringBuilder parameters = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c < 0x40 && parameters.length() < MOST_PARAMETERS) {
            parameters.append((char) c);
            c = in.read();
        }
        int semicolon = parameters.indexOf(";");
        if (c != 'R' || semicolon < 1) {
            return;
        }
        try {
            int rows = Integer.parseInt(parameters, 0, semicolon, 10);
            int columns = Integer.parseInt(parameters, semicolon + 1, parameters.length(), 10);
            events.add(new Event.Resized(new Size(rows, columns)));
        } catch (NumberFormatException e) {
            // Not a position: some other sequence that ends alike.
            return;
        }
    }
}
