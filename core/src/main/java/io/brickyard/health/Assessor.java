package io.brickyard.health;

import io.brickyard.pool.Volume;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.PoolWord;
import io.brickyard.survey.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what a survey means: first the state of each volume, then the findings of every check, in the order in which a
 * person should read them: most severe first, then causes before their effects, then by target.
 */
public final class Assessor {

    private static final Comparator<Finding> READING_ORDER = (a, b) -> {
        int bySeverity = b.severity().compareTo(a.severity());
        if (bySeverity != 0) {
            return bySeverity;
        }
        int byCheck = a.check().compareTo(b.check());
        return byCheck != 0 ? byCheck : a.target().name().compareTo(b.target().name());
    };

    private final List<Checks> checks = List.of(
            new NodeChecks(),
            new PeerViewChecks(),
            new AgentChecks(),
            new ServerQuorumChecks(),
            new VolumeChecks(),
            new BrickChecks(),
            new FileSystemChecks(),
            new HealChecks(),
            new DaemonChecks(),
            new TaskChecks(),
            new DesignChecks(),
            new GapChecks());

    /** With nothing muted. */
    public Assessment assess(Survey survey) {
        List<VolumeHealth> volumes = new ArrayList<>(survey.volumes().size());
        for (Volume volume : survey.volumes()) {
            volumes.add(VolumeRules.assess(survey, volume));
        }
        Situation situation = new Situation(survey, volumes);
        List<Finding> findings = new ArrayList<>();
        for (Checks subject : checks) {
            subject.find(situation, findings);
        }
        findings.sort(READING_ORDER);
        date(findings, survey.extras().agents().known());
        Verdict overall = sawPool(survey) ? verdict(findings) : Verdict.UNKNOWN;
        return new Assessment(overall, volumes, findings, List.of());
    }

    /** Says since when each holds, as far as an agent knows it. */
    private static void date(List<Finding> findings, List<PoolWord.Known> known) {
        if (known.isEmpty()) {
            return;
        }
        Map<String, Instant> since = new HashMap<>();
        for (PoolWord.Known one : known) {
            since.put(one.code() + " " + one.target(), one.since());
        }
        findings.replaceAll(finding -> {
            Instant begin = since.get(finding.code() + " " + finding.target());
            return begin == null ? finding : finding.since(begin);
        });
    }

    /** With what is muted set apart; the result also says which mutes have ended. */
    public Mutes.Applied assess(Survey survey, Mutes mutes, Instant now) {
        return mutes.apply(assess(survey), survey.complete() && !survey.isolated(), now);
    }

    private static boolean sawPool(Survey survey) {
        if (survey.volumes().isEmpty() && !survey.complete()) {
            return false;
        }
        for (NodeReport node : survey.nodes()) {
            if (node.state().answered()) {
                return true;
            }
        }
        return false;
    }

    static Verdict verdict(List<Finding> findings) {
        Severity worst = Severity.INFO;
        for (Finding finding : findings) {
            worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
        }
        return switch (worst) {
            case INFO -> Verdict.OK;
            case WARNING -> Verdict.WARNING;
            case ERROR -> Verdict.ERROR;
        };
    }
}
