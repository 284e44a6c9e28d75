package io.brickyard.cli.show;

import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON on one line, ended by a newline: a stream of such documents can be read line by line. UTF-8. */
final class JsonOutlet implements Outlet {

    private final JsonGenerator json;

    /** @param out stays open */
    JsonOutlet(OutputStream out) {
        json = generator(out);
    }

    static JsonGenerator generator(OutputStream out) {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /** The text with a replacement for each half of a surrogate pair that has lost its other half: UTF-8 has none for it. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            out.appendCodePoint(half ? 0xfffd : point);
        }
        return out.toString();
    }

    @Override
    public void beginDocument(String name) {
        json.writeStartObject();
    }

    @Override
    public void endDocument() {
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        json.close();
    }

    @Override
    public void beginObject(String name) {
        json.writeName(name);
        json.writeStartObject();
    }

    @Override
    public void endObject() {
        json.writeEndObject();
    }

    @Override
    public void beginList(String name, String item) {
        json.writeName(name);
        json.writeStartArray();
    }

    @Override
    public void endList() {
        json.writeEndArray();
    }

    @Override
    public void beginItem() {
        json.writeStartObject();
    }

    @Override
    public void endItem() {
        json.writeEndObject();
    }

    @Override
    public void item(String text) {
        json.writeString(wellFormed(text));
    }

    @Override
    public void member(String name, String text) {
        json.writeName(name);
        json.writeString(wellFormed(text));
    }

    @Override
    public void member(String name, long number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    @Override
    public void member(String name, boolean flag) {
        json.writeName(name);
        json.writeBoolean(flag);
    }

    @Override
    public void pair(String key, String text) {
        json.writeName(wellFormed(key));
        json.writeString(wellFormed(text));
    }
}
