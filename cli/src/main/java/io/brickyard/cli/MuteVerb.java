package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.health.Finding;
import io.brickyard.health.Mute;
import io.brickyard.health.Mutes;
import io.brickyard.survey.Survey;
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
            Option.flag("sticky", "Hold also when the finding goes and comes back, or is not there at present");
    private static final Option COMMENT = Option.with("comment", "TEXT", "Why, for other administrators");

    @Override
    public Verb verb() {
        return Verb.of("mute", "Do not hear of a finding for a while")
                .described(
                        "A muted finding does not count for the pool's verdict, for check and for metrics; status tells how"
                                + " many are muted. A mute ends by itself when the finding worsens: a higher severity, more"
                                + " targets, or more of them affected; and, unless it is sticky, when the finding goes."
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
        MuteSubject subject = MuteSubject.parse(arguments.operands().getFirst());
        Instant now = here.clock().instant();
        Optional<Duration> span = arguments.value(FOR).map(text -> TimeSpan.parse(FOR.dashed(), text));
        List<Finding> findings = findings(arguments, here, now);
        Mute mute = mute(subject, span.map(now::plus), arguments.has(STICKY), findings);
        NotedMute noted = new NotedMute(mute, now, arguments.value(COMMENT).orElse(""));
        MuteFile.Contents before = new MuteFile(here.state()).change(mutes -> with(noted, mutes, now));
        before.complain(here.terminal().err());
        String time = span.map(duration -> " for " + TimeSpan.forPeople(duration) + ", or")
                .orElse("");
        here.terminal().out().println("muted " + subject + time + " until it worsens");
        for (Finding finding : findings) {
            if (subject.includes(new MuteSubject(finding.check(), Optional.of(finding.target())))) {
                here.terminal().out().println("  " + finding.target() + ": " + finding.summary());
            }
        }
        return Exit.DONE;
    }

    /** What is there now, muted or not. What is not there can only be muted stickily, also when nobody can be asked. */
    private static List<Finding> findings(Arguments arguments, Surroundings here, Instant now) {
        SurveyRequest request = PoolOptions.request(arguments, SurveyRequest.Depth.OVERVIEW);
        try {
            Survey survey = here.pools().survey(request);
            return here.pools().assess(survey, Mutes.NONE, now).assessment().findings();
        } catch (GlusterdFailure nobodyAnswers) {
            if (arguments.has(STICKY)) {
                return List.of();
            }
            throw nobodyAnswers;
        }
    }

    private static Mute mute(MuteSubject subject, Optional<Instant> until, boolean sticky, List<Finding> findings) {
        try {
            return Mute.of(subject.check(), subject.target(), until, sticky, findings);
        } catch (IllegalArgumentException nothingToMute) {
            throw Refusal.usage(
                    "there is no finding " + subject + " to mute",
                    "the pool has no such finding at present",
                    "see brickyard status; to mute what may come, add --sticky");
        }
    }

    /** The same subject muted again replaces the old mute; ended ones go. */
    private static List<NotedMute> with(NotedMute fresh, List<NotedMute> mutes, Instant now) {
        List<NotedMute> all = new ArrayList<>();
        for (NotedMute other : mutes) {
            if (!other.mute().name().equals(fresh.mute().name()) && !other.endedBy(now)) {
                all.add(other);
            }
        }
        all.add(fresh);
        return all;
    }
}
