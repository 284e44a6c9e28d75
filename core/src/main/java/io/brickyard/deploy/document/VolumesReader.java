package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the volumes, each by itself; what concerns several of them, or nodes, {@link PoolRules} looks at. */
final class VolumesReader {

    private static final List<String> PLACING = List.of("subvolumes", "size", "growth");

    private final Complaints complaints;
    private final Names names;
    private final BrickText brickText;
    private final OptionsReader options;
    private final LayoutReader layouts;

    /**
     * A volume and what is where.
     *
     * @param section to ask where keys stand
     * @param name as written
     * @param volume empty when something is wrong with it that leaves no volume to speak of
     * @param listed the bricks of the list that could be read
     */
    record ReadVolume(
            Section section,
            String name,
            Optional<WantedVolume> volume,
            List<BrickText.Written> listed,
            boolean fragile) {}

    VolumesReader(Complaints complaints, OptionsReader options) {
        this.complaints = complaints;
        this.names = new Names(complaints);
        this.brickText = new BrickText(complaints);
        this.options = options;
        this.layouts = new LayoutReader(complaints);
    }

    List<ReadVolume> read(Section pool, Defaults defaults) {
        List<ReadVolume> volumes = new ArrayList<>();
        pool.map("volumes", "a list of volumes, each with its name").forEach((name, field) -> {
            if (field.value() instanceof Tree.Nothing) {
                return; // The composition complained of it.
            }
            Optional<VolumeName> known = names.volume(name, field.place());
            Section.of(field.value(), Form.VOLUME, complaints)
                    .map(section -> volume(name, known, section, defaults))
                    .ifPresent(volumes::add);
        });
        return volumes;
    }

    private ReadVolume volume(String written, Optional<VolumeName> name, Section section, Defaults defaults) {
        section.text("name")
                .filter(text -> !text.value().equals(written))
                .ifPresent(text -> complaints.add(
                        text.place(),
                        "the volume " + quoted(written) + " is called " + quoted(text.value()) + " here",
                        "one name"));
        Optional<Tree.Text> profile =
                section.has("profile") ? section.text("profile").filter(options::isProfile) : defaults.profile();
        Map<String, String> set = OptionsReader.together(profile, defaults.options(), options.ofVolumes(section));
        Optional<Layout> layout = layouts.read(section, set);
        List<BrickText.Written> listed = listed(section);
        Optional<WantedVolume.Bricks> bricks = bricks(section, layout, listed);
        Optional<String> network = (section.has("network") ? section.text("network") : defaults.network())
                .flatMap(text -> names.word("a network", text.value(), text.place()));
        boolean started = section.flag("started", true);
        boolean fragile = section.flag("fragile", false);
        Optional<WantedVolume> volume = name.isEmpty() || layout.isEmpty() || bricks.isEmpty()
                ? Optional.empty()
                : Optional.of(new WantedVolume(name.get(), layout.get(), bricks.get(), set, network, started, fragile));
        return new ReadVolume(section, written, volume, listed, fragile);
    }

    private List<BrickText.Written> listed(Section section) {
        List<BrickText.Written> listed = new ArrayList<>();
        section.items("bricks", "a list, as in [gluster1:/export/brick1/data]").ifPresent(items -> {
            items.forEach(item -> brickText.read("a brick", item).ifPresent(listed::add));
            if (items.isEmpty()) {
                complaints.add(
                        section.place("bricks"),
                        "the list of bricks is empty",
                        "bricks, or no such list: then places are found for them");
            }
        });
        return listed;
    }

    private Optional<WantedVolume.Bricks> bricks(
            Section section, Optional<Layout> layout, List<BrickText.Written> listed) {
        if (!section.has("bricks")) {
            return Optional.of(placed(section));
        }
        PLACING.stream()
                .filter(section::has)
                .forEach(key -> complaints.add(
                        section.place(key),
                        "bricks are listed, so " + key + " has no meaning",
                        "either the list, or " + key + " and places of nodes"));
        // Counted as written: a brick that could not be read is still one that was meant.
        int count = section.tree("bricks")
                .filter(Tree.Items.class::isInstance)
                .map(tree -> ((Tree.Items) tree).items().size())
                .orElse(0);
        if (count == 0) {
            return Optional.empty();
        }
        int each = layout.map(Layout::bricksPerSubvolume).orElse(1);
        if (count % each != 0) {
            int below = count / each * each;
            complaints.add(
                    section.place("bricks"),
                    count + " bricks make no whole subvolumes of " + each,
                    (below == 0 ? "" : below + " or ") + (below + each) + " bricks"
                            + (layout.filter(known -> known.arbiters() > 0).isPresent()
                                    ? "; each third one is the arbiter"
                                    : ""));
            return Optional.empty();
        }
        return Optional.of(new WantedVolume.Listed(listed.stream()
                .map(brick -> new WantedBrick(brick.host(), brick.path()))
                .toList()));
    }

    private WantedVolume.Placed placed(Section section) {
        OptionalInt subvolumes = section.number("subvolumes", 1, 100_000, "how many subvolumes, from 1 on");
        Optional<Bytes> size = section.text("size").flatMap(text -> {
            Optional<Bytes> read = Sizes.parse(text.value());
            if (read.isEmpty()) {
                complaints.add(text.place(), quoted(text.value()) + " is no size", Sizes.RIGHT);
            }
            return read;
        });
        boolean chained = section.word("growth", List.of("whole", "chained"))
                .filter(text -> text.value().equals("chained"))
                .isPresent();
        return new WantedVolume.Placed(
                subvolumes, size, chained ? WantedVolume.Growth.CHAINED : WantedVolume.Growth.WHOLE);
    }
}
