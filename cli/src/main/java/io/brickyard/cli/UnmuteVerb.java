package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import java.util.ArrayList;
import java.util.List;

/** {@code brickyard unmute}: a code alone takes back every mute of that code. */
final class UnmuteVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("unmute", "Hear of a muted finding again")
                .takes(new Operand(
                        "CODE[:TARGET]",
                        1,
                        1,
                        Codes.words(),
                        "a code, or one of its targets as brickyard mutes shows it"))
                .example("brickyard unmute BRICK_DOWN", "All mutes of this code");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        MuteSubject subject = MuteSubject.parse(arguments.operands().getFirst());
        List<NotedMute> gone = new ArrayList<>();
        MuteFile.Contents before = new MuteFile(here.state()).change(mutes -> without(subject, mutes, gone));
        before.complain(here.terminal().err());
        if (gone.isEmpty()) {
            throw Refusal.usage(
                    subject + " is not muted", "there is no such mute on this machine", "see brickyard mutes");
        }
        for (NotedMute noted : gone) {
            here.terminal().out().println("unmuted " + noted.mute().name());
        }
        return Exit.DONE;
    }

    private static List<NotedMute> without(MuteSubject subject, List<NotedMute> mutes, List<NotedMute> gone) {
        List<NotedMute> kept = new ArrayList<>();
        for (NotedMute noted : mutes) {
            (subject.includes(MuteSubject.of(noted.mute())) ? gone : kept).add(noted);
        }
        return kept;
    }
}
