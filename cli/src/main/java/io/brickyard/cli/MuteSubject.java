package io.brickyard.cli;

import io.brickyard.cli.options.Refusal;
import io.brickyard.health.Finding;
import io.brickyard.health.Target;
import java.util.Locale;
import java.util.Optional;

/** {@code CODE[:TARGET]} of a command line. */
final class MuteSubject {

    private MuteSubject() {}

    /** The first colon ends the code; a target may have more of them, as {@code brick/gv0/ha1:/bricks/b1}. */
    static Mute.Subject parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Mute.Subject(Codes.parse(text), Optional.empty());
        }
        String target = text.substring(colon + 1);
        if (!isTarget(target)) {
            throw Refusal.usage(
                    "'" + target + "' is no target",
                    "a target is what a finding names: pool, node/NAME, volume/NAME, subvolume/NAME/NUMBER or"
                            + " brick/NAME/HOST:PATH",
                    "copy it from the findings of brickyard status -o json, for example BRICK_DOWN:volume/gv0");
        }
        return new Mute.Subject(Codes.parse(text.substring(0, colon)), Optional.of(target));
    }

    private static boolean isTarget(String text) {
        if (text.equals("pool")) {
            return true;
        }
        for (Target.Kind kind : Target.Kind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + "/";
            if (text.startsWith(prefix) && text.length() > prefix.length()) {
                return true;
            }
        }
        return false;
    }

    static boolean covers(Mute.Subject subject, Finding finding) {
        return subject.check() == finding.check()
                && (subject.target().isEmpty()
                        || subject.target().get().equals(finding.target().toString()));
    }
}
