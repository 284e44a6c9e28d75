package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.health.Finding;
import io.brickyard.survey.SurveyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code brickyard mute}: remembers what somebody does not want to hear of, and how bad it was then. */
final class MuteVerb implements Action {

    private static final Option FOR = Option.with("for", "DURATION", "End by itself after this time, as 30m, 4h or 2d");
    private static final Option STICKY =
            Option.flag("sticky", "Hold even when the finding worsens, or is not there at present");
    private static final Option COMMENT = Option.with("comment", "TEXT", "Why, for other administrators");

    @Override
    public Verb verb() {
        return Verb.of("mute", "Do not hear of a finding for a while")
                .described(
                        "A muted finding does not count for the pool's verdict, for check and for metrics; status tells how"
                                + " many are muted. A mute ends by itself when the finding worsens, unless it is sticky."
                                + " Mutes are kept on this machine, in the folder that BRICKYARD_STATE names, or"
                                + " /var/lib/brickyard for root.",
                        "Looks at the pool first, to remember how bad the finding is now.")
                .takes(new Operand(
                        "CODE[:TARGET]", 1, 1, Codes.words(), "the finding's code, and its target to mute only that"))
                .takes(FOR, STICKY, COMMENT, PoolOptions.SERVER, PoolOptions.RESOLVE, PoolOptions.TIMEOUT)
                .example("brickyard mute BRICK_DOWN --for 4h", "During a maintenance")
                .example(
                        "brickyard mute BRICK_DOWN:brick/gv0/ha1:/bricks/b1 --comment 'disk ordered'",
                        "One brick, until it worsens");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Mute.Subject subject = MuteSubject.parse(arguments.operands().getFirst());
        Instant now = here.clock().instant();
        Optional<Duration> span = arguments.value(FOR).map(text -> TimeSpan.parse(FOR.dashed(), text));
        boolean sticky = arguments.has(STICKY);
        List<Finding> covered = sticky ? List.of() : covered(subject, arguments, here);
        Mute mute = new Mute(
                subject,
                now,
                span.map(now::plus),
                sticky,
                baseline(subject, covered),
                arguments.value(COMMENT).orElse(""));
        MuteFile.Contents before = new MuteFile(here.state()).change(mutes -> with(mute, mutes, now));
        before.complain(here.terminal().err());
        here.terminal().out().println("muted " + subject + ends(span, sticky));
        for (Finding finding : covered) {
            here.terminal().out().println("  " + finding.target() + ": " + finding.summary());
        }
        return Exit.DONE;
    }

    private static List<Finding> covered(Mute.Subject subject, Arguments arguments, Surroundings here) {
        PoolView view = PoolView.of(here, PoolOptions.request(arguments, SurveyRequest.Depth.OVERVIEW));
        List<Finding> covered = new ArrayList<>();
        for (List<Finding> findings : List.of(view.assessment().findings(), view.assessment().muted())) {
            for (Finding finding : findings) {
                if (MuteSubject.covers(subject, finding)) {
                    covered.add(finding);
                }
            }
        }
        if (covered.isEmpty()) {
            throw Refusal.usage(
                    "there is no finding " + subject + " to mute",
                    "the pool has no such finding at present",
                    "see brickyard status; to mute what may come, add --sticky");
        }
        return covered;
    }

    private static Mute.Baseline baseline(Mute.Subject subject, List<Finding> covered) {
        long extent = 0;
        var worst = subject.check().usual();
        for (Finding finding : covered) {
            extent += finding.extent();
            worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
        }
        return new Mute.Baseline(worst, extent);
    }

    /** The same subject muted again replaces the old mute; ended ones go. */
    private static List<Mute> with(Mute mute, List<Mute> mutes, Instant now) {
        List<Mute> all = new ArrayList<>();
        for (Mute other : mutes) {
            if (!other.subject().equals(mute.subject()) && !other.endedBy(now)) {
                all.add(other);
            }
        }
        all.add(mute);
        return all;
    }

    private static String ends(Optional<Duration> span, boolean sticky) {
        String time = span.map(duration -> " for " + TimeSpan.forPeople(duration)).orElse("");
        if (sticky) {
            return time.isEmpty() ? " until it is unmuted" : time;
        }
        return time.isEmpty() ? " until it worsens" : time + ", or until it worsens";
    }
}
