package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import java.io.OutputStream;

/** Stub; the renderers' branch has the real one. */
public final class GstatusJson {

    private GstatusJson() {}

    public static void write(Survey survey, Assessment assessment, GstatusRequest request, OutputStream out) {
    }
}
