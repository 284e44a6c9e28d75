package io.brickyard.deploy.document;

import io.brickyard.plan.BrickPlace;
import java.util.List;
import java.util.Optional;

/**
 * What holds for nodes and volumes that say nothing else.
 *
 * @param profile the name of a group of options
 * @param options on top of the profile's, of volumes
 * @param places of each node that names none
 */
record Defaults(
        Reach reach,
        Optional<Tree.Text> network,
        Optional<Tree.Text> profile,
        OptionsReader.Said options,
        List<BrickPlace> places) {

    static Defaults read(Section pool, OptionsReader options, Complaints complaints) {
        Optional<Section> section = pool.section("defaults", Form.DEFAULTS);
        if (section.isEmpty()) {
            return new Defaults(
                    new Reach.ByGlusterd(), Optional.empty(), Optional.empty(), OptionsReader.Said.NOTHING, List.of());
        }
        Section defaults = section.get();
        return new Defaults(
                new ReachReader(complaints).read(defaults).orElse(new Reach.ByGlusterd()),
                defaults.text("network"),
                defaults.text("profile").filter(options::isProfile),
                options.ofVolumes(defaults),
                new PlacesReader(complaints).read(defaults).orElse(List.of()));
    }
}
