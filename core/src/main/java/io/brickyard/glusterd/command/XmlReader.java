package io.brickyard.glusterd.command;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads the XML of one answer into elements.
 *
 * <p>The document is hostile until read: a document type ends the reading, entities beyond XML's own five are unknown,
 * depth, number of elements and attributes are bounded, and the input is already bounded by whoever collected it. What
 * follows the root element is not looked at.
 */
final class XmlReader {
    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int MOST_ATTRIBUTES = 16;

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int elements;

    private XmlReader() {}

    /**
     * Reads the document that begins at a position.
     *
     * @throws GlusterdFailure.Unreadable with an excerpt and the position, unless it is well-formed and within bounds
     */
    static XmlElement read(byte[] bytes, int from) {
        int position = from;
        try {
            XMLStreamReader stream =
                    factory().createXMLStreamReader(new ByteArrayInputStream(bytes, from, bytes.length - from));
            try {
                XmlReader reader = new XmlReader();
                while (stream.hasNext()) {
                    int event = stream.next();
                    position = from + Math.max(0, stream.getLocation().getCharacterOffset());
                    Optional<XmlElement> root = reader.take(stream, event);
                    if (root.isPresent()) {
                        return root.get();
                    }
                }
                throw unreadable("it ends too early", bytes, bytes.length);
            } finally {
                stream.close();
            }
        } catch (XMLStreamException e) {
            int offset = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
            throw unreadable(firstLine(String.valueOf(e.getMessage())), bytes, Math.max(position, from + offset));
        } catch (TooMuch e) {
            throw unreadable(e.what, bytes, position);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // A lazy parser throws from its getters, where nobody expects it.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    /** Takes one event; gives the root element once it is closed. */
    private Optional<XmlElement> take(XMLStreamReader stream, int event) throws TooMuch {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(stream);
            case XMLStreamConstants.END_ELEMENT -> {
                XmlElement closed = open.pop();
                if (open.isEmpty()) {
                    return Optional.of(closed);
                }
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                XmlElement current = open.peek();
                if (current != null && !stream.isWhiteSpace()) {
                    current.addText(stream.getText());
                }
            }
            case XMLStreamConstants.DTD -> throw new TooMuch("it has a document type, which no answer of gluster has");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new TooMuch("it refers to an entity of its own");
            default -> {
                // Comments, processing instructions and white space mean nothing here.
            }
        }
        return Optional.empty();
    }

    private void begin(XMLStreamReader stream) throws TooMuch {
        if (++elements > MOST_ELEMENTS) {
            throw new TooMuch("it has more than " + MOST_ELEMENTS + " elements");
        }
        if (open.size() == DEEPEST) {
            throw new TooMuch("its elements lie deeper than " + DEEPEST);
        }
        XmlElement element = new XmlElement(stream.getLocalName(), attributes(stream));
        XmlElement parent = open.peek();
        if (parent != null) {
            parent.add(element);
        }
        open.push(element);
    }

    private static Map<String, String> attributes(XMLStreamReader stream) throws TooMuch {
        int count = stream.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        if (count > MOST_ATTRIBUTES) {
            throw new TooMuch("an element has " + count + " attributes");
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(stream.getAttributeLocalName(i), stream.getAttributeValue(i));
        }
        return attributes;
    }

    private static GlusterdFailure.Unreadable unreadable(String reason, byte[] bytes, int position) {
        return new GlusterdFailure.Unreadable("gluster printed damaged XML: " + reason + ", at byte " + position
                + " of " + bytes.length + ", near '" + Excerpt.around(bytes, position) + "'");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static final class TooMuch extends Exception {
        private final String what;

        TooMuch(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
