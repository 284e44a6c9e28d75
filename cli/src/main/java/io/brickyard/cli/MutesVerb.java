package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.health.Mute;
import java.time.Duration;
import java.time.Instant;

/** {@code brickyard mutes}: what is muted on this machine, and for how long. */
final class MutesVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("mutes", "List what is muted on this machine")
                .example("brickyard mutes", "What is muted, and why");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        MuteFile.Contents contents = new MuteFile(here.state()).read();
        contents.complain(here.terminal().err());
        Instant now = here.clock().instant();
        boolean none = true;
        for (NotedMute noted : contents.noted()) {
            if (!noted.endedBy(now)) {
                here.terminal().out().println(line(noted, now));
                none = false;
            }
        }
        if (none) {
            here.terminal().out().println("nothing is muted");
        }
        return Exit.DONE;
    }

    private static String line(NotedMute noted, Instant now) {
        Mute mute = noted.mute();
        StringBuilder line = new StringBuilder(mute.name());
        line.append(mute.sticky() ? "  sticky, ends when it worsens" : "  ends when it worsens or goes");
        mute.until().ifPresent(until -> line.append(", at the latest in ")
                .append(TimeSpan.forPeople(Duration.between(now, until))));
        if (!noted.comment().isEmpty()) {
            line.append("  (").append(noted.comment().replace('\n', ' ')).append(')');
        }
        return line.toString();
    }
}
