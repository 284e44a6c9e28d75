package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.NearestWord;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.events.Catalogue;
import io.brickyard.events.EventType;
import io.brickyard.events.EventTypeText;
import java.util.List;
import java.util.Locale;

/** {@code brickyard events types}: what kinds of events there are, and what they mean. Asks nobody. */
final class EventsTypesVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("types", "List the kinds of events, or tell about one")
                .takes(new Operand("NAME", 0, 1, Words.ANY, "a type such as VOLUME_START; without one, all are listed"))
                .example("brickyard events types BRICK_DISCONNECTED", "What it means and what it carries");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Catalogue catalogue = Catalogue.load();
        if (arguments.operands().isEmpty()) {
            here.terminal().out().print(EventTypeText.list(catalogue.types()));
            return Exit.DONE;
        }
        String typed = arguments.operands().getFirst().toUpperCase(Locale.ROOT);
        String name = typed.startsWith("EVENT_") ? typed.substring("EVENT_".length()) : typed;
        EventType type = catalogue.byName(name).orElseThrow(() -> unknown(name, catalogue));
        here.terminal().out().print(EventTypeText.page(type));
        return Exit.DONE;
    }

    private static Refusal unknown(String name, Catalogue catalogue) {
        List<String> names = catalogue.types().stream().map(EventType::name).toList();
        return Refusal.usage(
                "there is no event type '" + name + "'",
                "no catalogue has it",
                NearestWord.to(name, names)
                                .map(near -> "perhaps you meant " + near + ", or ")
                                .orElse("")
                        + "see brickyard events types");
    }
}
