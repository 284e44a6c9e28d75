package io.brickyard.peering;

import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A document as the one who says which units there are: each node that it names is a unit of that name. */
public final class DocumentUnits {

    private DocumentUnits() {}

    /**
     * @param epoch of the document; a later one has a higher
     * @return in the order of the document. A document knows no identities, and a node that leaves is one that is not named
     */
    public static List<UnitFacts> of(WantedPool document, long epoch) {
        return document.nodes().stream()
                .map(node -> new UnitFacts(
                        new UnitName(node.name().value()),
                        epoch,
                        new Whereabouts(Optional.of(node.name()), node.addresses(), node.zone()),
                        Optional.of(bricks(document, node)),
                        Optional.empty(),
                        false))
                .toList();
    }

    private static List<UnitBrick> bricks(WantedPool document, WantedNode node) {
        Stream<UnitBrick> places = node.places().stream().map(UnitBrick::of);
        Stream<UnitBrick> listed = document.volumes().stream().flatMap(volume -> listed(volume.bricks(), node));
        return Stream.concat(places, listed).toList();
    }

    /** A brick that a volume lists is not free for others, but it is offered: it is the folder itself. */
    private static Stream<UnitBrick> listed(WantedVolume.Bricks bricks, WantedNode node) {
        return switch (bricks) {
            case WantedVolume.Listed list ->
                list.bricks().stream()
                        .filter(brick -> node.isCalled(brick.host()))
                        .map(brick -> new UnitBrick(brick.path().value(), Optional.empty()));
            case WantedVolume.Placed _ -> Stream.empty();
        };
    }
}
