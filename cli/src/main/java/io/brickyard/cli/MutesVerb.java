package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import java.time.Duration;
import java.time.Instant;

/** {@code brickyard mutes}: what is muted on this machine, and for how long. */
final class MutesVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("mutes", "List what is muted on this machine").example("brickyard mutes", "What is muted, and why");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        MuteFile.Contents contents = new MuteFile(here.state()).read();
        contents.complain(here.terminal().err());
        Instant now = here.clock().instant();
        boolean none = true;
        for (Mute mute : contents.mutes()) {
            if (!mute.endedBy(now)) {
                here.terminal().out().println(line(mute, now));
                none = false;
            }
        }
        if (none) {
            here.terminal().out().println("nothing is muted");
        }
        return Exit.DONE;
    }

    private static String line(Mute mute, Instant now) {
        StringBuilder line = new StringBuilder(mute.subject().toString());
        mute.until().ifPresent(until -> line.append("  ends in ").append(TimeSpan.forPeople(Duration.between(now, until))));
        if (mute.until().isEmpty() || mute.sticky()) {
            line.append(mute.sticky() ? "  sticky" : "  ends when it worsens");
        }
        if (!mute.comment().isEmpty()) {
            line.append("  (").append(mute.comment().replace('\n', ' ')).append(')');
        }
        return line.toString();
    }
}
