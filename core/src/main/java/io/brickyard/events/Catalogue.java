package io.brickyard.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All kinds of events: GlusterFS's by number (libglusterfs/src/eventtypes.h, made by events/eventskeygen.py), the one that
 * only its document has, and those of the agents. Numbers run from 0 on without a gap.
 */
public final class Catalogue {
    private static final int SHIFTED_FROM = 78;
    private static final String ONLY_IN_3_9 = "BRICKS_START_FAILED";

    private final List<EventType> types;
    private final List<EventType> numbered;
    private final Map<String, EventType> byName = new HashMap<>();
    private final Set<String> doubtful;

    private Catalogue(List<EventType> types, Set<String> doubtful) {
        this.types = List.copyOf(types);
        this.doubtful = doubtful;
        List<EventType> slots = new ArrayList<>();
        types.stream().filter(type -> type.number().isPresent()).forEach(slots::add);
        slots.sort((one, other) ->
                Integer.compare(one.number().orElseThrow(), other.number().orElseThrow()));
        numbered = Collections.unmodifiableList(slots);
        for (EventType type : types) {
            byName.put(type.name(), type);
        }
    }

    /** With the numbers of GlusterFS 3.10 to 11.1. */
    public static Catalogue load() {
        return load(Numbering.CURRENT);
    }

    public static Catalogue load(Numbering numbering) {
        CatalogueText.Read glusterfs = CatalogueText.read(CatalogueResource.lines("catalogue.txt"), Origin.GLUSTERFS);
        CatalogueText.Read own = CatalogueText.read(CatalogueResource.lines("own.txt"), Origin.BRICKYARD);
        List<EventType> types = new ArrayList<>();
        for (EventType type : glusterfs.types()) {
            types.add(numbering == Numbering.CURRENT ? type : asIn39(type));
        }
        types.addAll(own.types());
        Set<String> doubtful = new HashSet<>(glusterfs.doubtful());
        doubtful.addAll(own.doubtful());
        return new Catalogue(types, Set.copyOf(doubtful));
    }

    private static EventType asIn39(EventType type) {
        int number = type.number().orElse(SHIFTED_FROM);
        int then = number >= SHIFTED_FROM && !type.name().equals(ONLY_IN_3_9) ? number + 1 : number;
        return new EventType(
                type.name(),
                OptionalInt.of(then),
                type.category(),
                type.severity(),
                type.origin(),
                type.meaning(),
                type.attributes(),
                type.notes());
    }

    /** In the order of their numbers, those of the agents last. */
    public List<EventType> types() {
        return types;
    }

    /** GlusterFS's kinds that have a number, which is their place. */
    public List<EventType> numbered() {
        return numbered;
    }

    public Optional<EventType> byNumber(int number) {
        return number >= 0 && number < numbered.size() ? Optional.of(numbered.get(number)) : Optional.empty();
    }

    /** @param name without {@code EVENT_} */
    public Optional<EventType> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether GlusterFS sends it also when nothing happened. */
    public boolean doubtful(EventType type) {
        return doubtful.contains(type.name());
    }
}
