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
 * @param damage what of the mutes cannot be read, a sentence each; the same at every look until somebody mends it
 * @param ended which mutes this look has ended for being worse, a sentence each; no other look tells it again
 */
record PoolView(Survey survey, Assessment assessment, List<String> damage, List<String> ended) {

    PoolView {
        damage = List.copyOf(damage);
        ended = List.copyOf(ended);
    }

    /** Mutes that have ended are forgotten, so that a finding which goes and comes back is heard of again. */
    static PoolView of(Surroundings here, SurveyRequest request) {
        Survey survey = here.pools().survey(request);
        MuteFile file = new MuteFile(here.state());
        MuteFile.Contents contents = file.read();
        Mutes.Applied applied =
                here.pools().assess(survey, contents.mutes(), here.clock().instant());
        List<String> ended = new ArrayList<>();
        for (Mutes.Ended mute : applied.ended()) {
            if (mute.reason() == Mutes.Reason.WORSENED) {
                ended.add("the mute of " + mute.mute().name() + " has ended, because it has become worse");
            }
        }
        if (!applied.ended().isEmpty()) {
            file.forget(applied.ended());
        }
        return new PoolView(survey, applied.assessment(), contents.damage(), ended);
    }

    /** What a person should know of the mutes, a sentence each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(damage);
        remarks.addAll(ended);
        return remarks;
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
