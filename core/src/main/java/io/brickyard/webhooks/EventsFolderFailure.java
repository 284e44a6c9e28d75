package io.brickyard.webhooks;

import java.nio.file.Path;

/** The files of webhooks and settings could not be read or written. Quotes nothing of them: there are tokens in them. */
public abstract sealed class EventsFolderFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    EventsFolderFailure(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** A file holds something else than it should. It is left as it is. */
    public static final class Damaged extends EventsFolderFailure {
        private static final long serialVersionUID = 1;

        Damaged(Path file, String what) {
            super(file + " is damaged: " + what + "; mend it by hand, or put a node's good copy in its place");
        }
    }

    /** A file could not be read or written at all. */
    public static final class Inaccessible extends EventsFolderFailure {
        private static final long serialVersionUID = 1;

        Inaccessible(Path file, String why) {
            super(file + ": " + why);
        }
    }
}
