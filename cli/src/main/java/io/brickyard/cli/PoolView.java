package io.brickyard.cli;

import io.brickyard.health.Assessment;
import io.brickyard.health.Mutes;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at a pool and what it means, with the mutes of this machine applied.
 *
 * @param remarks what a person should know of the mutes, a sentence each
 */
record PoolView(Survey survey, Assessment assessment, List<String> remarks) {

    PoolView {
        remarks = List.copyOf(remarks);
    }

    /** Mutes that have ended are forgotten, so that a finding which goes and comes back is heard of again. */
    static PoolView of(Surroundings here, SurveyRequest request) {
        Survey survey = here.pools().survey(request);
        MuteFile file = new MuteFile(here.state());
        MuteFile.Contents contents = file.read();
        Mutes.Applied applied =
                here.pools().assess(survey, contents.mutes(), here.clock().instant());
        List<String> remarks = new ArrayList<>(contents.damage());
        for (Mutes.Ended ended : applied.ended()) {
            if (ended.reason() == Mutes.Reason.WORSENED) {
                remarks.add("the mute of " + ended.mute().name() + " has ended, because it has become worse");
            }
        }
        if (!applied.ended().isEmpty()) {
            file.forget(applied.ended());
        }
        return new PoolView(survey, applied.assessment(), remarks);
    }

    /** The same, with the remarks told at once. */
    static PoolView told(Surroundings here, SurveyRequest request) {
        PoolView view = of(here, request);
        PrintStream err = here.terminal().err();
        for (String remark : view.remarks()) {
            err.println("brickyard: " + remark);
        }
        return view;
    }
}
