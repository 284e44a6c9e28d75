package io.brickyard.deploy;

import io.brickyard.deploy.document.Source;
import io.brickyard.json.Json;
import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A plan that somebody looked at and wants to have done later, or by others: exactly that one, on a pool that is still as it was
 * seen then. It has the document, what was seen, and the steps; they are found anew when it is applied, and must be the same.
 *
 * <pre>
 * {"brickyardPlan": 1, "made": "2026-01-31T03:00:00Z", "stateHash": "6b1f…", "documents": [{"name": "pool.yaml", "text": "…"}],
 *  "state": ["node gl1 is up", …], "commands": ["gluster peer probe gl2", …]}
 * </pre>
 *
 * @param made when, as ISO 8601
 * @param documents laid over each other, the later ones win
 * @param state what was seen
 * @param commands of the steps, in order
 */
public record SavedPlan(String made, List<Source> documents, SeenState state, List<String> commands) {

    private static final String MARK = "brickyardPlan";
    private static final long VERSION = 1;

    public SavedPlan {
        documents = List.copyOf(documents);
        commands = List.copyOf(commands);
    }

    /** Of a proposal that can be carried out. */
    public static SavedPlan of(Plan plan, SeenPool seen, List<Source> documents, String made) {
        return new SavedPlan(made, documents, SeenState.of(seen), commands(plan));
    }

    private static List<String> commands(Plan plan) {
        return plan.steps().stream()
                .map(step -> String.join(" ", step.card().command()))
                .toList();
    }

    /** One line of JSON. */
    public String text() {
        List<Json> sources = new ArrayList<>();
        documents.forEach(source ->
                sources.add(Json.Members.NONE.with("name", source.name()).with("text", source.text())));
        return Json.Members.NONE
                        .with(MARK, Json.Numeral.of(VERSION))
                        .with("made", made)
                        .with("stateHash", state.hash())
                        .with("documents", new Json.Items(sources))
                        .with("state", Json.Items.of(List.copyOf(state.lines())))
                        .with("commands", Json.Items.of(commands))
                        .inPythonsWay()
                + "\n";
    }

    /**
     * Reads it.
     *
     * @return empty when the text is something else, as a document
     * @throws IllegalArgumentException when it is a plan that was damaged or changed, or of another version
     */
    public static Optional<SavedPlan> read(String text) {
        if (!text.startsWith("{") || !text.contains(MARK)) {
            return Optional.empty();
        }
        if (!(json(text) instanceof Json.Members plan) || plan.number(MARK).orElse(0L) != VERSION) {
            throw new IllegalArgumentException("it is no saved plan of this version of Brickyard");
        }
        List<Source> documents = new ArrayList<>();
        if (plan.member("documents").orElse(Json.Items.of(List.of())) instanceof Json.Items(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Members source) {
                    documents.add(new Source(
                            source.text("name").orElse("?"), source.text("text").orElse("")));
                }
            }
        }
        SeenState state = new SeenState(new TreeSet<>(plan.texts("state")));
        if (!plan.text("stateHash").equals(Optional.of(state.hash()))) {
            throw new IllegalArgumentException("it was changed after it was made: its state does not fit its hash");
        }
        return Optional.of(new SavedPlan(plan.text("made").orElse("?"), documents, state, plan.texts("commands")));
    }

    private static Json json(String text) {
        try {
            return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFailure e) {
            throw new IllegalArgumentException("it is damaged: " + e.getMessage(), e);
        }
    }

    /** To do just this, or to say what differs. */
    public Intent towards(WantedPool wanted) {
        return new Intent() {
            @Override
            public Needs needs() {
                return Needs.PLAN;
            }

            @Override
            public Meant of(SeenPool seen) {
                List<String> differences = SeenState.of(seen).differences(state);
                return differences.isEmpty()
                        ? new Wanted(wanted)
                        : new Steps(new Planning.Refused(List.of(otherwise(differences))), List.of());
            }

            @Override
            public Planning agreed(Planning planning) {
                return planning instanceof Planning.Planned(Plan plan)
                                && !commands(plan).equals(commands)
                        ? new Planning.Refused(List.of(otherwise(List.of("other steps would be done now than then"))))
                        : planning;
            }
        };
    }

    private Planning.Obstacle otherwise(List<String> differences) {
        return new Planning.Obstacle(
                "the saved plan",
                "the pool is not as it was seen at " + made + "\n  " + String.join("\n  ", differences),
                "look at what it takes now, with brickyard plan, and save it anew");
    }
}
