package io.brickyard.cli;

import io.brickyard.cli.options.Refusal;
import io.brickyard.health.Check;
import io.brickyard.health.Mute;
import io.brickyard.health.Target;
import java.util.Optional;

/** {@code CODE[:TARGET]} of a command line. */
record MuteSubject(Check check, Optional<Target> target) {

    /** The first colon ends the code; a target may have more of them, as {@code brick/gv0/ha1:/bricks/b1}. */
    static MuteSubject parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new MuteSubject(Codes.parse(text), Optional.empty());
        }
        String target = text.substring(colon + 1);
        try {
            return new MuteSubject(Codes.parse(text.substring(0, colon)), Optional.of(Target.parse(target)));
        } catch (IllegalArgumentException invalid) {
            throw Refusal.usage(
                    "'" + target + "' is no target",
                    "a target is what a finding names: pool, node/NAME, volume/NAME, subvolume/NAME/NUMBER or"
                            + " brick/NAME/HOST:PATH",
                    "copy it from the findings of brickyard status -o json, for example BRICK_DOWN:volume/gv0");
        }
    }

    static MuteSubject of(Mute mute) {
        return new MuteSubject(mute.check(), mute.target());
    }

    /** A code alone means all its targets. */
    boolean includes(MuteSubject other) {
        return check == other.check && (target.isEmpty() || target.equals(other.target));
    }

    @Override
    public String toString() {
        return target.isPresent() ? check.name() + ":" + target.get() : check.name();
    }
}
