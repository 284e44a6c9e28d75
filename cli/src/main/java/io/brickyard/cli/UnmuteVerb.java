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
                        "CODE[:TARGET]", 1, 1, Codes.words(), "a code, or one of its targets as brickyard mutes shows it"))
                .example("brickyard unmute BRICK_DOWN", "All mutes of this code");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Mute.Subject subject = MuteSubject.parse(arguments.operands().getFirst());
        List<Mute> gone = new ArrayList<>();
        MuteFile.Contents before = new MuteFile(here.state()).change(mutes -> without(subject, mutes, gone));
        before.complain(here.terminal().err());
        if (gone.isEmpty()) {
            throw Refusal.usage(subject + " is not muted", "there is no such mute on this machine", "see brickyard mutes");
        }
        for (Mute mute : gone) {
            here.terminal().out().println("unmuted " + mute.subject());
        }
        return Exit.DONE;
    }

    private static List<Mute> without(Mute.Subject subject, List<Mute> mutes, List<Mute> gone) {
        List<Mute> kept = new ArrayList<>();
        for (Mute mute : mutes) {
            boolean meant = mute.subject().check() == subject.check()
                    && (subject.target().isEmpty() || subject.equals(mute.subject()));
            (meant ? gone : kept).add(mute);
        }
        return kept;
    }
}
