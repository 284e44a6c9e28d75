package io.brickyard.cli.show;

/**
 * Where a document goes, whatever its notation: objects with named members, and lists of objects or texts.
 *
 * <p>A name of a single list item is given with each list, because XML needs one; JSON ignores it. Absent values are not
 * written at all. There is no null.
 */
interface Outlet {

    void beginDocument(String name);

    void endDocument();

    void beginObject(String name);

    void endObject();

    /** @param item the name of one item of the list */
    void beginList(String name, String item);

    void endList();

    /** An object as an item of the list that is open. */
    void beginItem();

    void endItem();

    /** A text as an item of the list that is open. */
    void item(String text);

    void member(String name, String text);

    void member(String name, long number);

    void member(String name, boolean flag);

    /** One pair of a map, in an object that was begun for it alone; the key is arbitrary text. */
    void pair(String key, String text);
}
