package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.BrickPlace;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the folders of a node below which bricks are made. No two are the same, or lie in each other. */
final class PlacesReader {

    private static final int MOST = 1000;

    private final Complaints complaints;
    private final Paths paths;

    PlacesReader(Complaints complaints) {
        this.complaints = complaints;
        this.paths = new Paths(complaints);
    }

    /** Empty when the section says nothing of bricks. */
    Optional<List<BrickPlace>> read(Section section) {
        return section.items("bricks", "a list of folders, as in [/export/brick1, /export/brick2]")
                .map(this::places);
    }

    private List<BrickPlace> places(List<Tree> items) {
        List<BrickPlace> places = new ArrayList<>();
        if (items.size() > MOST) {
            complaints.add(
                    items.get(MOST).place(), "a node has more than " + MOST + " places for bricks", "at most " + MOST);
            return places;
        }
        for (Tree item : items) {
            place(item).filter(place -> isApart(place, places, item.place())).ifPresent(places::add);
        }
        return places;
    }

    private Optional<BrickPlace> place(Tree item) {
        if (item instanceof Tree.Text text) {
            return path(text).map(path -> new BrickPlace(path, Optional.empty(), Optional.empty()));
        }
        Optional<Section> section = Section.of(item, Form.PLACE, complaints);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        if (!section.get().has("path")) {
            complaints.add(
                    item.place(),
                    "a place for bricks has no path",
                    "path: and the folder, which is the mount point where there is a device");
        }
        Optional<BrickPath> path = section.get().text("path").flatMap(this::path);
        Optional<String> device =
                section.get().text("device").flatMap(text -> paths.device(text.value(), text.place()));
        Optional<Bytes> size = section.get().text("size").flatMap(this::size);
        return path.map(found -> new BrickPlace(found, device, size));
    }

    private Optional<BrickPath> path(Tree.Text text) {
        return paths.folder("a place for bricks", text.value(), text.place());
    }

    private Optional<Bytes> size(Tree.Text text) {
        Optional<Bytes> size = Sizes.parse(text.value());
        if (size.isEmpty()) {
            complaints.add(text.place(), quoted(text.value()) + " is no size", Sizes.RIGHT);
        }
        return size;
    }

    private boolean isApart(BrickPlace place, List<BrickPlace> others, Place at) {
        for (BrickPlace other : others) {
            String path = place.path().value();
            String taken = other.path().value();
            if (path.equals(taken)) {
                complaints.add(at, "this node has the place " + path + " twice", "each place once");
                return false;
            }
            if (Paths.within(path, taken) || Paths.within(taken, path)) {
                complaints.add(
                        at,
                        "the places " + taken + " and " + path + " lie in each other",
                        "places side by side: bricks must not contain one another");
                return false;
            }
            if (place.device().isPresent() && place.device().equals(other.device())) {
                complaints.add(
                        at,
                        "the device " + place.device().get() + " is also that of " + taken,
                        "one place for each device");
                return false;
            }
        }
        return true;
    }
}
