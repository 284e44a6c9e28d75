package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import java.io.OutputStream;

/** Stub; the renderers' branch has the real one. */
public final class StatusJson {

    private StatusJson() {}

    public static void write(Survey survey, Assessment assessment, OutputStream out) {
        
    }
}
