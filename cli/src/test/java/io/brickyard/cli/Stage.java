package io.brickyard.cli;

import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.health.Assessment;
import io.brickyard.health.Mutes;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs the command within the test: a pool, a clock and streams of the test's own. */
final class Stage {

    /** What a run left behind. */
    record Run(int exit, String out, String err) {}

    final List<SurveyRequest> asked = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final StateFolder state;
    private Instant now = Surveys.OBSERVED_AT;
    private Function<SurveyRequest, Survey> pool = _ -> {
        throw new AssertionError("this verb must not look at a pool");
    };
    private BiFunction<Survey, Mutes, Mutes.Applied> meaning =
            (survey, mutes) -> applied(Assessments.allWell(survey), mutes);

    Stage(Path state) {
        this.state = new StateFolder(state);
    }

    Stage pool(Survey survey) {
        pool = _ -> survey;
        return this;
    }

    Stage pool(Function<SurveyRequest, Survey> answer) {
        pool = answer;
        return this;
    }

    Stage meaning(Assessment assessment) {
        meaning = (_, mutes) -> applied(assessment, mutes);
        return this;
    }

    Stage meaning(BiFunction<Survey, Mutes, Mutes.Applied> assess) {
        meaning = assess;
        return this;
    }

    Stage environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Stage now(Instant instant) {
        now = instant;
        return this;
    }

    Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Run run = runInto(out, words);
        return new Run(run.exit(), out.toString(StandardCharsets.UTF_8), run.err());
    }

    Run runInto(OutputStream out, String... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new FaithfulStream(out, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                80);
        int exit = new Main(new Surroundings(terminal, environment, () -> now, state, pools())).run(List.of(words));
        return new Run(exit, "", err.toString(StandardCharsets.UTF_8));
    }

    static Mutes.Applied applied(Assessment assessment, Mutes mutes) {
        return new Mutes.Applied(assessment, mutes, List.of());
    }

    private Pools pools() {
        return new Pools() {
            @Override
            public Deployment deployment(PoolDocument document) {
                throw new AssertionError("no test of a verb changes a pool");
            }

            @Override
            public Repair repair(RepairRequest request) {
                throw new AssertionError("no test of a verb changes a pool");
            }

            @Override
            public Survey survey(SurveyRequest request) {
                asked.add(request);
                return pool.apply(request);
            }

            @Override
            public Mutes.Applied assess(Survey survey, Mutes mutes, Instant instant) {
                return meaning.apply(survey, mutes);
            }

            @Override
            public Optional<String> glusterRelease() {
                return Optional.of("10.3");
            }
        };
    }
}
