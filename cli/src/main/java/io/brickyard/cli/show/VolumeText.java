package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import java.util.List;

/** Stub; the renderers' branch has the real one. */
public final class VolumeText {

    private VolumeText() {}

    public static String render(Survey survey, Assessment assessment, List<VolumeName> volumes, Look look) {
        return "volumes " + volumes + "\n";
    }
}
