package io.brickyard.agent.watch;

import io.brickyard.events.Event;
import io.brickyard.events.OwnEvents;
import io.brickyard.events.OwnEvents.VolumeTurn;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import io.brickyard.health.Finding;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes events of changes. What an administrator did himself (a volume stopped, created or deleted) is no event of ours:
 * GlusterFS tells that.
 */
final class Telling {

    private final OwnEvents events;

    Telling(OwnEvents events) {
        this.events = events;
    }

    /** @param survey the look that bore the changes out */
    List<Event> of(Survey survey, List<Change> changes) {
        List<Event> told = new ArrayList<>();
        for (Change change : changes) {
            event(survey, change).ifPresent(told::add);
        }
        return told;
    }

    private Optional<Event> event(Survey survey, Change change) {
        Instant now = survey.observedAt();
        return switch (change) {
            case Change.OfVolume(var volume, var from, var to) ->
                to.flatMap(state -> turn(state, from))
                        .map(turn -> events.volume(
                                now, turn, volume, from.map(VolumeState::name).orElse(""), reason(survey)));
            case Change.NodeSilent(var node) ->
                Optional.of(events.nodeSilent(now, node, name(survey, node), evidence(survey, node)));
            case Change.NodeBack(var node) -> Optional.of(events.nodeBack(now, node, name(survey, node)));
            case Change.Raised(var finding) -> Optional.of(events.findingRaised(now, about(finding)));
            case Change.Cleared(var problem, var since) ->
                Optional.of(events.findingCleared(
                        now,
                        new OwnEvents.About(
                                problem.code(),
                                "it was there since " + since.truncatedTo(ChronoUnit.SECONDS),
                                Severity.INFO,
                                subject(problem.target()))));
            case Change.HealFinished(var volume) -> Optional.of(events.healFinished(now, volume));
            case Change.SplitBrain(var volume, var entries) -> Optional.of(events.splitBrain(now, volume, entries));
        };
    }

    /** Empty for what GlusterFS itself tells: stopping, and starting a volume that comes up whole. */
    private static Optional<VolumeTurn> turn(VolumeState state, Optional<VolumeState> from) {
        boolean wasServed = from.isPresent() && from.get() != VolumeState.STOPPED;
        return switch (state) {
            case ONLINE -> wasServed ? Optional.of(VolumeTurn.VOLUME_ONLINE) : Optional.empty();
            case ONLINE_DEGRADED -> Optional.of(VolumeTurn.VOLUME_DEGRADED);
            case ONLINE_PARTIAL -> Optional.of(VolumeTurn.VOLUME_PARTIAL);
            case OFFLINE -> Optional.of(VolumeTurn.VOLUME_OFFLINE);
            case UNKNOWN -> Optional.of(VolumeTurn.VOLUME_UNKNOWN);
            case STOPPED -> Optional.empty();
        };
    }

    /** The nodes that are not as they should be: most often the cause of all. */
    private static String reason(Survey survey) {
        List<String> troubled = new ArrayList<>();
        for (NodeReport node : survey.nodes()) {
            switch (node.state()) {
                case UP -> {}
                case GLUSTERD_DOWN, GLUSTERD_SILENT, UNREACHABLE, UNRESOLVED, REJECTED, JOINING, UNREADABLE ->
                    troubled.add(node.node().name() + " is " + node.state());
            }
        }
        return String.join(", ", troubled);
    }

    private static String name(Survey survey, NodeId id) {
        return survey.node(id).map(node -> node.node().name().value()).orElse(id.toString());
    }

    private static String evidence(Survey survey, NodeId id) {
        return survey.node(id).map(NodeReport::evidence).orElse("");
    }

    private static OwnEvents.About about(Finding finding) {
        return new OwnEvents.About(
                finding.code(),
                finding.summary(),
                switch (finding.severity()) {
                    case INFO -> Severity.INFO;
                    case WARNING -> Severity.WARNING;
                    case ERROR -> Severity.ERROR;
                },
                subject(finding.target()));
    }

    private static Subject subject(Target target) {
        Optional<String> name = Optional.of(target.name());
        return switch (target.kind()) {
            case POOL -> Subject.NOTHING;
            case NODE -> new Subject(name, Optional.empty(), Optional.empty());
            case VOLUME -> new Subject(Optional.empty(), name, Optional.empty());
            case SUBVOLUME -> new Subject(Optional.empty(), name.map(Telling::beforeSlash), Optional.empty());
            case BRICK -> new Subject(Optional.empty(), name.map(Telling::beforeSlash), name.map(Telling::behindSlash));
        };
    }

    private static String beforeSlash(String text) {
        return text.substring(0, text.indexOf('/'));
    }

    private static String behindSlash(String text) {
        return text.substring(text.indexOf('/') + 1);
    }
}
