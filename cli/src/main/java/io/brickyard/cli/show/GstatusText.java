package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import java.util.List;

/** Stub; the renderers' branch has the real one. */
public final class GstatusText {

    /**
     * What of gstatus 1.x's text was asked for.
     *
     * @param unit {@code h}, {@code k}, {@code m}, {@code g}, {@code t} or {@code p}
     */
    public record Wish(boolean bricks, boolean quota, boolean snapshots, char unit) {}

    private GstatusText() {}

    public static String render(Survey survey, Assessment assessment, List<VolumeName> volumes, Wish wish) {
        return "gstatus " + volumes + "\n";
    }
}
