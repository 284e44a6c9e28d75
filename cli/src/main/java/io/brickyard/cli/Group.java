package io.brickyard.cli;

import io.brickyard.cli.options.Command;
import java.util.Optional;

/** A verb that has verbs of its own, as in {@code brickyard events list}. Alone it tells about them. */
interface Group extends Action {

    /** Its verbs; named by all words before them. */
    Command command();

    Optional<Action> named(String name);
}
