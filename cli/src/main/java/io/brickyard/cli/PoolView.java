package io.brickyard.cli;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;

/** A look at a pool and what it means, with the mutes of this machine applied. */
record PoolView(Survey survey, Assessment assessment) {

    static PoolView of(Surroundings here, SurveyRequest request) {
        Survey survey = here.pools().survey(request);
        MuteFile.Contents mutes = new MuteFile(here.state()).read();
        mutes.complain(here.terminal().err());
        return new PoolView(survey, here.pools().assess(survey, mutes.mutes(), here.clock().instant()));
    }
}
