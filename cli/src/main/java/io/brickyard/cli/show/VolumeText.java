package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeHealth;
import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One volume after the other in full: its layout as a tree, then the findings about it, its subvolumes, its bricks, and
 * the nodes below them that are in trouble.
 */
public final class VolumeText {

    private VolumeText() {}

    /** @throws IllegalArgumentException for a volume that the assessment does not have */
    public static String render(Survey survey, Assessment assessment, List<VolumeName> volumes, Look look) {
        Page page = new Page(look);
        Headline.print(survey, assessment, page);
        Roster roster = new Roster(survey, assessment);
        VolumeTree tree = new VolumeTree(survey, roster);
        for (VolumeName name : volumes) {
            VolumeHealth health = roster.volume(name)
                    .orElseThrow(() -> new IllegalArgumentException("no volume " + name + " in this assessment"));
            page.end();
            tree.print(health, page);
            List<Finding> findings = about(health.volume(), survey, assessment.findings());
            if (!findings.isEmpty()) {
                page.end();
                FindingText.full(findings, survey.observedAt(), page);
            }
            int muted = about(health.volume(), survey, assessment.muted()).size();
            if (muted > 0) {
                page.fit(Tone.FAINT, Figures.count(muted, "finding") + " muted (brickyard mutes)")
                        .end();
            }
        }
        return page.toString();
    }

    private static List<Finding> about(Volume volume, Survey survey, List<Finding> findings) {
        Set<String> troubledNodes = troubledNodes(volume, survey);
        List<Finding> about = new ArrayList<>();
        for (Finding finding : findings) {
            Target target = finding.target();
            boolean matches =
                    switch (target.kind()) {
                        case POOL -> false;
                        case NODE -> troubledNodes.contains(target.name());
                        case VOLUME -> target.name().equals(volume.name().value());
                        case SUBVOLUME, BRICK -> target.name().startsWith(volume.name() + "/");
                    };
            if (matches) {
                about.add(finding);
            }
        }
        return about;
    }

    private static Set<String> troubledNodes(Volume volume, Survey survey) {
        Set<NodeId> below = new HashSet<>();
        for (Brick brick : volume.bricks()) {
            below.add(brick.node());
        }
        Set<String> names = new HashSet<>();
        for (NodeReport report : survey.nodes()) {
            if (report.state() != NodeState.UP && below.contains(report.id())) {
                names.add(report.node().name().value());
            }
        }
        return names;
    }
}
