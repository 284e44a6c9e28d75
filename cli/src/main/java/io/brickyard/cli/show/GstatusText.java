package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;

/** Stub; the renderers' branch has the real one. */
public final class GstatusText {

    private GstatusText() {}

    public static String render(Survey survey, Assessment assessment, GstatusRequest request) {
        return "gstatus " + request.volumes() + "\n";
    }
}
