package io.brickyard.cli.show;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * XML 1.0 in UTF-8, indented: each member is an element, each list an element that holds an element per item, each pair
 * of a map an {@code entry} element with its key in {@code name}.
 *
 * <p>Always well-formed: characters that XML 1.0 cannot hold, even escaped, become U+FFFD.
 */
final class XmlOutlet implements Outlet {

    private static final char REPLACEMENT = '\ufffd';

    private final OutputStream out;
    private final StringBuilder xml = new StringBuilder(8192);
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<String> items = new ArrayDeque<>();

    /** @param out is flushed at the end of the document, and stays open */
    XmlOutlet(OutputStream out) {
        this.out = out;
    }

    @Override
    public void beginDocument(String name) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        begin(name);
    }

    @Override
    public void endDocument() {
        end();
        try {
            out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beginObject(String name) {
        begin(name);
    }

    @Override
    public void endObject() {
        end();
    }

    @Override
    public void beginList(String name, String item) {
        begin(name);
        items.push(item);
    }

    @Override
    public void endList() {
        items.pop();
        end();
    }

    @Override
    public void beginItem() {
        begin(items.element());
    }

    @Override
    public void endItem() {
        end();
    }

    @Override
    public void item(String text) {
        element(items.element(), text);
    }

    @Override
    public void member(String name, String text) {
        element(name, text);
    }

    @Override
    public void member(String name, long number) {
        element(name, Long.toString(number));
    }

    @Override
    public void member(String name, boolean flag) {
        element(name, Boolean.toString(flag));
    }

    @Override
    public void pair(String key, String text) {
        indent().append("<entry name=\"");
        escaped(key);
        xml.append("\">");
        escaped(text);
        xml.append("</entry>\n");
    }

    private void begin(String name) {
        indent().append('<').append(name).append(">\n");
        open.push(name);
    }

    private void end() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
    }

    private void element(String name, String text) {
        indent().append('<').append(name).append('>');
        escaped(text);
        xml.append("</").append(name).append(">\n");
    }

    private StringBuilder indent() {
        for (int i = 0; i < open.size(); i++) {
            xml.append("  ");
        }
        return xml;
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                // As references, or a reader would take them for spaces and line ends of the document.
                case '\t', '\n', '\r' -> xml.append("&#").append(point).append(';');
                default -> xml.appendCodePoint(isXml(point) ? point : REPLACEMENT);
            }
        }
    }

    private static boolean isXml(int point) {
        return point >= 0x20 && !(point >= 0xd800 && point <= 0xdfff) && point != 0xfffe && point != 0xffff;
    }
}
