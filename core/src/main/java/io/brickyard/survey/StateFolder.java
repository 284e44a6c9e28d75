package io.brickyard.survey;

import java.nio.file.Path;
import java.util.Map;

/** Where Brickyard remembers things on this machine between two runs: last known brick ports, mutes. */
public record StateFolder(Path path) {

    /**
     * {@code $BRICKYARD_STATE} if set, {@code /var/lib/brickyard} for root, else the user's XDG state folder.
     *
     * @param environment as of {@link System#getenv()}
     * @param userName as of the system property {@code user.name}
     */
    public static StateFolder of(Map<String, String> environment, String userName) {
        String chosen = environment.get("BRICKYARD_STATE");
        if (chosen != null && !chosen.isEmpty()) {
            return new StateFolder(Path.of(chosen));
        }
        if (userName.equals("root")) {
            return new StateFolder(Path.of("/var/lib/brickyard"));
        }
        String xdg = environment.get("XDG_STATE_HOME");
        String home = environment.getOrDefault("HOME", "/");
        return new StateFolder(
                xdg != null && !xdg.isEmpty() ? Path.of(xdg, "brickyard") : Path.of(home, ".local/state/brickyard"));
    }
}
