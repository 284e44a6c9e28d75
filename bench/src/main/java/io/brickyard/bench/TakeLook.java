package io.brickyard.bench;

import io.brickyard.health.Assessment;
import io.brickyard.health.Assessor;
import io.brickyard.pool.HostName;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes one look at a pool, says what it means, and prints what that cost: {@code TakeLook SERVER STATE_FOLDER
 * [TIMES]}, the server {@code -} for this node's own. With more than one time, each look gets its line; the first is the
 * one of a cold process.
 */
public final class TakeLook {

    private TakeLook() {}

    public static void main(String[] arguments) throws IOException {
        Surveyor surveyor = new Surveyor(new StateFolder(Path.of(arguments[1])), System.getenv());
        SurveyRequest request = new SurveyRequest(
                server(arguments[0]), Map.of(), SurveyRequest.DEFAULT_TIMEOUT, SurveyRequest.Depth.BRICKS);
        int times = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        for (int i = 0; i < times; i++) {
            look(surveyor, request);
        }
    }

    private static Optional<SurveyRequest.Server> server(String host) {
        return host.equals("-")
                ? Optional.empty()
                : Optional.of(new SurveyRequest.Server(new HostName(host), SurveyRequest.Server.GLUSTERD_PORT));
    }

    private static void look(Surveyor surveyor, SurveyRequest request) throws IOException {
        long begin = System.nanoTime();
        Survey survey = surveyor.survey(request);
        long surveyed = System.nanoTime();
        Assessment assessment = new Assessor().assess(survey);
        long assessed = System.nanoTime();
        System.out.println("survey_ms=" + (surveyed - begin) / 1_000_000
                + " assess_ms=" + (assessed - surveyed) / 1_000_000
                + " overall=" + assessment.overall()
                + " peak_kb=" + peakKilobytes()
                + " nodes=" + nodeStates(survey)
                + " bricks=" + brickStates(survey)
                + " volumes=" + survey.volumes().size()
                + " gaps=" + survey.gaps().size());
    }

    private static String nodeStates(Survey survey) {
        Map<NodeState, Integer> counts = new EnumMap<>(NodeState.class);
        for (NodeReport node : survey.nodes()) {
            counts.merge(node.state(), 1, Integer::sum);
        }
        return counts.toString().replace(" ", "");
    }

    private static String brickStates(Survey survey) {
        Map<BrickState, Integer> counts = new EnumMap<>(BrickState.class);
        for (BrickReport brick : survey.bricks().values()) {
            counts.merge(brick.state(), 1, Integer::sum);
        }
        return counts.toString().replace(" ", "");
    }

    /** The most memory that this process ever had resident, as the kernel counts it (VmHWM). */
    private static String peakKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return line.replaceAll("[^0-9]", "");
            }
        }
        return "?";
    }
}
