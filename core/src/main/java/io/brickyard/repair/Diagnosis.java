package io.brickyard.repair;

import io.brickyard.survey.NodeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is broken. What passes by itself within moments is found too: look twice, and keep what is there {@link #still}. */
public final class Diagnosis {

    private Diagnosis() {}

    /** In the order in which it is to be mended: who the nodes are, what they know, whom they see; then bricks, then files. */
    public static List<Ailment> of(Examination examined, Wishes wishes) {
        List<Ailment> ailments = new ArrayList<>();
        if (examined.survey().nodes().size() == 1 && examined.survey().volumes().isEmpty()) {
            return List.of(alone(examined.survey().nodes().getFirst()));
        }
        List<NodeReport> covered = new ArrayList<>(new IdentityAilments(examined, wishes).find(ailments));
        List<Ailment> descriptions = new ArrayList<>();
        covered.addAll(new DescriptionAilments(examined).find(descriptions));
        ailments.addAll(descriptions);
        new NodeAilments(examined).find(covered, ailments);
        new LinkAilments(examined).find(covered, ailments);
        new BrickAilments(examined).find(ailments);
        new SplitAilments(examined, wishes).find(ailments);
        return ailments.stream()
                .filter(ailment -> isWanted(ailment, examined, wishes))
                .toList();
    }

    private static Ailment alone(NodeReport node) {
        return new Ailment(
                "this node knows no other nodes and no volumes",
                Ailment.Scope.of(node.id()),
                List.of("it is " + node.id()),
                new Ailment.Leave(
                        "so there is nothing to compare it with",
                        "if it was a member of a pool, name another member: brickyard repair --member HOST"));
    }

    /** Those of a second look that were there in the first one. */
    public static List<Ailment> still(List<Ailment> first, List<Ailment> second) {
        Set<String> before = first.stream().map(Ailment::name).collect(Collectors.toSet());
        return second.stream()
                .filter(ailment -> before.contains(ailment.name()))
                .toList();
    }

    private static boolean isWanted(Ailment ailment, Examination examined, Wishes wishes) {
        boolean node = wishes.nodes().isEmpty()
                || ailment.scope()
                        .node()
                        .filter(id -> examined.seen().nodes().stream()
                                .filter(seen -> seen.id().equals(id))
                                .anyMatch(seen -> wishes.nodes().stream().anyMatch(seen::isCalled)))
                        .isPresent();
        boolean volume = wishes.volumes().isEmpty()
                || ailment.scope().volume().filter(wishes.volumes()::contains).isPresent();
        return node && volume;
    }
}
