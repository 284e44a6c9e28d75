package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.show.StopAnswer;
import io.brickyard.health.Stopping;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code brickyard ok-to-stop}: whether nodes may go down now, as an exit code.
 *
 * <p>Looks twice where copies of files would go: first to find the volumes that it concerns, then to count in full what
 * waits for a heal in those.
 */
final class OkToStopVerb implements Action {

    private static final int MOST_NODES = 10_000;
    private static final Option WAIT = Option.with(
            "wait",
            "DURATION",
            "Wait until it is safe, for at most this time, as 90s or 10m; tells why on standard error");
    private static final Option OUTPUT = Option.oneOf(
                    "output", "FORM", Words.of("text", "json"), "text", "Write text or json")
            .orShort('o');

    @Override
    public Verb verb() {
        return Verb.of("ok-to-stop", "Tell whether nodes may go down now, without any volume losing access")
                .described(
                        "Safe means: with all these nodes gone, together, every subvolume that serves now goes on serving,"
                                + " by its own quorum and by server quorum, and no file waits for a heal of which they may"
                                + " have the only good copy. That less redundancy is left meanwhile is told, not held"
                                + " against it. Takes no lock and changes nothing.",
                        "Run it as root on a node of the pool: only there heals can be counted. With --wait it also lets"
                                + " some seconds pass, in which clients find a node that has just come back; use that in"
                                + " a rolling restart.")
                .takes(new Operand(
                        "NODE",
                        1,
                        MOST_NODES,
                        Words.ANY,
                        "a node's name, address or UUID, localhost, or the host of a thin arbiter"))
                .takes(WAIT, OUTPUT, PoolOptions.SERVER, PoolOptions.RESOLVE, PoolOptions.TIMEOUT, ScreenOptions.COLOR)
                .example("brickyard ok-to-stop ha1", "May ha1 go down?")
                .example("brickyard ok-to-stop ha1 ha4", "May both, at the same time?")
                .example("brickyard ok-to-stop localhost --wait 10m && reboot", "Restart this node when it may")
                .exits(0, "Safe: all of them may go down")
                .exits(1, "Not safe, also when --wait is over; the output says why and what to do")
                .exits(Exit.INCOMPLETE, "Not known: do not stop them before it is");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Optional<Duration> wait = arguments.value(WAIT).map(text -> TimeSpan.parse(WAIT.dashed(), text));
        StopAnswer answer = wait.isPresent() ? waited(arguments, here, wait.get()) : look(arguments, here);
        if (arguments.value(OUTPUT).orElse("text").equals("json")) {
            answer.writeJson(here.terminal().out());
        } else {
            here.terminal().out().print(answer.text(ScreenOptions.look(arguments, here)));
        }
        return switch (answer.stopping()) {
            case Stopping.Safe _ -> Exit.DONE;
            case Stopping.Unsafe _ -> Exit.UNSAFE;
            case Stopping.Unknown _ -> Exit.INCOMPLETE;
        };
    }

    private static StopAnswer look(Arguments arguments, Surroundings here) {
        List<String> words = arguments.operands();
        Survey survey = here.pools().survey(PoolOptions.request(arguments, SurveyRequest.Depth.LOCAL));
        Set<VolumeName> hanging =
                Stopping.hangingOnHeals(survey, StopChoice.of(survey, words).request());
        if (!hanging.isEmpty()) {
            survey = here.pools().survey(PoolOptions.request(arguments, SurveyRequest.Depth.LOCAL, hanging::contains));
        }
        return StopAnswer.of(survey, StopChoice.of(survey, words).request());
    }

    private static StopAnswer waited(Arguments arguments, Surroundings here, Duration limit) {
        StopWait wait =
                new StopWait(() -> look(arguments, here), System::nanoTime, Thread::sleep, line -> here.terminal()
                        .err()
                        .println("brickyard: " + line));
        try {
            return wait.forAtMost(limit);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw Refusal.usage("the waiting was interrupted", "somebody ended it", "ask again");
        }
    }
}
