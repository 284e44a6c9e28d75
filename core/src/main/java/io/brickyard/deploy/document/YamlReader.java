package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A text of YAML 1.2 as a tree whose values know their places.
 *
 * <p>The tree is built from the parser's events, with a stack of its own instead of recursion, so that the bounds hold while a
 * hostile text is read and not only afterwards: {@value #LONGEST} characters, {@value #DEEPEST} levels, {@value #MOST} values, those
 * counted again that aliases repeat. Tags are refused: no value needs one. After an error of syntax a text is read no further.
 */
final class YamlReader {

    static final int DEEPEST = 32;
    static final int LONGEST = 8 * 1024 * 1024;
    static final int MOST = 500_000;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(LONGEST).build();

    private final String file;
    private final Complaints complaints;
    private final Deque<Branch> open = new ArrayDeque<>();
    private final Map<Anchor, Grown> anchored = new HashMap<>();
    private int values;
    private Optional<Tree> root = Optional.empty();

    /** A finished value, how many values it consists of, and how deep it is. */
    record Grown(Tree tree, int values, int depth) {}

    /** Where reading ends because a bound is crossed. */
    private static final class Bound extends RuntimeException {
        private static final long serialVersionUID = 1;

        Bound() {
            super("", null, false, false);
        }
    }

    private YamlReader(String file, Complaints complaints) {
        this.file = file;
        this.complaints = complaints;
    }

    /** The document; empty when it cannot be read, which the complaints then tell, or when it is empty. */
    static Optional<Tree> read(Source source, Complaints complaints) {
        YamlReader reader = new YamlReader(source.name(), complaints);
        return reader.fits(source.text()) && reader.grow(source.text()) ? reader.root : Optional.empty();
    }

    private boolean fits(String text) {
        if (text.length() > LONGEST) {
            complaints.add(
                    new Place(file, 1, 1),
                    "the document has " + text.length() + " characters",
                    "at most " + LONGEST + "; a pool may be put into several files");
            return false;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                complaints.add(
                        new Place(file, line, column),
                        "YAML allows no character U+" + "%04X".formatted(c),
                        "text in UTF-8, without control characters");
                return false;
            }
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
            i += Character.charCount(c);
        }
        return true;
    }

    private boolean grow(String text) {
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart && root.isPresent()) {
                    complaints.add(
                            place(event.getStartMark()),
                            "a second document begins here",
                            "one document in each file; several files may be given");
                    return false;
                }
                take(event);
            }
            return true;
        } catch (Bound bound) {
            return false;
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null || e.getContext().isBlank() ? "" : " " + e.getContext();
            complaints.add(
                    place(e.getProblemMark().or(e::getContextMark)),
                    "this is not YAML: " + inOneLine(e.getProblem() + context),
                    "mostly an indentation, a colon, a quote or a bracket is amiss here or just before");
            return false;
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // What the parser throws without a mark concerns the directives at the head, or is a defect of its own.
            complaints.add(
                    new Place(file, 1, 1),
                    "this is not YAML: " + inOneLine(String.valueOf(e.getMessage())),
                    "YAML 1.2, without directives");
            return false;
        }
    }

    private static String inOneLine(String message) {
        String quoted = quoted(message);
        return quoted.substring(1, quoted.length() - 1);
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            case SequenceStart, MappingStart -> begin((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> end();
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        }
    }

    private void scalar(ScalarEvent event) {
        Place place = place(event.getStartMark());
        untagged(event.getTag(), place);
        boolean nothing = event.isPlain()
                && switch (event.getValue()) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
        done(event, new Grown(nothing ? new Tree.Nothing(place) : new Tree.Text(place, event.getValue()), 1, 0));
    }

    private void alias(AliasEvent event) {
        Grown meant = anchored.get(event.getAlias());
        if (meant == null) {
            complaints.add(
                    place(event.getStartMark()),
                    "nothing before this is called &"
                            + inOneLine(event.getAlias().getValue()),
                    "an anchor stands before its aliases, and not around them");
            throw new Bound();
        }
        values += meant.values();
        add(meant, place(event.getStartMark()));
    }

    private void begin(CollectionStartEvent event) {
        Place place = place(event.getStartMark());
        untagged(event.getTag(), place);
        open.push(
                event.getEventId() == Event.ID.MappingStart
                        ? new Branch.OfFields(event, place, complaints)
                        : new Branch.OfItems(event, place));
        if (open.size() > DEEPEST) {
            tooDeep(place);
        }
    }

    private void end() {
        Branch branch = open.pop();
        done(branch.event(), branch.grown());
    }

    private void done(NodeEvent event, Grown grown) {
        values++;
        event.getAnchor().ifPresent(anchor -> anchored.put(anchor, grown));
        add(grown, grown.tree().place());
    }

    private void add(Grown grown, Place at) {
        if (values > MOST) {
            complaints.add(at, "the document has more than " + MOST + " values", "fewer, also by way of aliases");
            throw new Bound();
        }
        if (open.size() + grown.depth() > DEEPEST) {
            tooDeep(at);
        }
        Branch branch = open.peek();
        if (branch == null) {
            root = Optional.of(grown.tree());
        } else {
            branch.add(grown, at);
        }
    }

    private void tooDeep(Place place) {
        complaints.add(
                place, "this is more than " + DEEPEST + " levels deep", "a pool document needs no more than eight");
        throw new Bound();
    }

    private void untagged(Optional<String> tag, Place place) {
        tag.ifPresent(name ->
                complaints.add(place, "the tag " + quoted(name) + " is not known here", "the value without a tag"));
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(found -> new Place(file, found.getLine() + 1, found.getColumn() + 1))
                .orElseGet(() -> new Place(file, 1, 1));
    }
}
