package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.PathRules;
import io.brickyard.pool.BrickPath;
import java.util.Optional;

/** Reads paths of bricks, of places for them, of devices and of files, and refuses where no brick can lie. */
final class Paths {

    private static final String EXAMPLE = "as in /export/brick1";

    private final Complaints complaints;

    Paths(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The folder of a brick, or one below which bricks are made. */
    Optional<BrickPath> folder(String title, String value, Place place) {
        if (!isPath(title, value, place)) {
            return Optional.empty();
        }
        BrickPath path = new BrickPath(plain(value));
        Optional<String> against = PathRules.againstBrick(path);
        against.ifPresent(why -> complaints.add(
                place,
                title + " cannot " + why,
                "a folder of its own, " + EXAMPLE + ": bricks that fill up must not fill the system"));
        return against.isPresent() ? Optional.empty() : Optional.of(path);
    }

    Optional<String> device(String value, Place place) {
        boolean known = isPath("a device", value, place);
        if (known && !PathRules.isDevice(plain(value))) {
            complaints.add(place, quoted(value) + " is no device", "a block device, as in /dev/sdb");
            return Optional.empty();
        }
        return known ? Optional.of(plain(value)) : Optional.empty();
    }

    Optional<String> file(String title, String value, Place place) {
        return isPath(title, value, place) ? Optional.of(value) : Optional.empty();
    }

    private boolean isPath(String title, String value, Place place) {
        if (!value.startsWith("/")) {
            complaints.add(
                    place, title + " is at " + quoted(value) + ", which is no absolute path", "a path from / on");
            return false;
        }
        if (value.length() > PathRules.LONGEST) {
            complaints.add(
                    place,
                    "the path of " + title + " has " + value.length() + " characters",
                    "at most " + PathRules.LONGEST);
            return false;
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c == 127 || (c > 127 && !Character.isLetterOrDigit(c)))) {
            complaints.add(
                    place,
                    "the path " + quoted(value) + " has a space or a character like it",
                    "a path without spaces");
            return false;
        }
        for (String name : value.split("/")) {
            if (name.equals(".") || name.equals("..")) {
                complaints.add(place, "the path " + quoted(value) + " goes by way of " + name, "the way itself");
                return false;
            }
            if (name.length() > 255) {
                complaints.add(place, "a folder's name has " + name.length() + " characters", "at most 255");
                return false;
            }
        }
        return true;
    }

    /** Whether a path is a folder or lies in it. */
    static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    private static String plain(String path) {
        String once = path.replaceAll("/+", "/");
        return once.length() > 1 && once.endsWith("/") ? once.substring(0, once.length() - 1) : once;
    }
}
