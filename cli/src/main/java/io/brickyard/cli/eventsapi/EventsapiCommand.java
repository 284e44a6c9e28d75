package io.brickyard.cli.eventsapi;

import io.brickyard.eventsd.NodeAnswer;
import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.NodeRow;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.json.Json;
import io.brickyard.webhooks.Registrations;
import io.brickyard.webhooks.Settings;
import io.brickyard.webhooks.Webhook;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code gluster-eventsapi}, for scripts that call the original: the same words, tables, JSON and exit codes, and an answer
 * where the original has a traceback. Under the name {@code peer_eventsapi.py} it is what glusterd runs on every node.
 *
 * <p>What the original does not say goes to standard error, or into members of JSON that it does not have.
 */
public final class EventsapiCommand {

    private final String program;
    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<EventsNode> node;

    /** @param node made when it is needed: making it asks glusterd */
    public EventsapiCommand(String program, PrintStream out, PrintStream err, Supplier<EventsNode> node) {
        this.program = program;
        this.out = out;
        this.err = err;
        this.node = node;
    }

    /** Whether this program goes by that name. */
    public static boolean goesBy(String name) {
        return name.equals("gluster-eventsapi") || name.equals("peer_eventsapi.py");
    }

    /** Does what the words ask for, and returns the exit code. */
    public int run(List<String> words) {
        return switch (new WordReader(program).read(words)) {
            case WordReader.Read.Nothing _ -> 0;
            case WordReader.Read.Help help -> {
                out.print(help.text());
                yield 0;
            }
            case WordReader.Read.Wrong wrong -> {
                err.print(wrong.text());
                yield WordReader.USAGE_ERROR;
            }
            case WordReader.Read.Run run -> run.command().hidden() ? onNode(run) : complaining(run);
        };
    }

    /** For glusterd the exit code is always 0: any other fails the command on all nodes. */
    private int onNode(WordReader.Read.Run run) {
        List<String> words = new ArrayList<>(List.of(run.command().name()));
        words.addAll(run.operands());
        NodeAnswer answer;
        try {
            answer = node.get().here().run(words);
        } catch (RuntimeException defect) {
            answer =
                    NodeAnswer.notWell("", "", "unexpected " + defect.getClass().getSimpleName(), Optional.empty());
        }
        out.print(answer.line() + "\n");
        return 0;
    }

    private int complaining(WordReader.Read.Run run) {
        try {
            return act(run);
        } catch (Refused refused) {
            return refuse(run, refused.code(), refused.text());
        } catch (PoolWide.Failure failure) {
            return refuse(run, Refused.OTHER, failure.said());
        }
    }

    private int refuse(WordReader.Read.Run run, int code, String text) {
        if (run.has("--json")) {
            printJson(new Json.Text(""), text);
        } else {
            err.print(text + "\n");
        }
        return code;
    }

    private int act(WordReader.Read.Run run) {
        EventsNode here = node.get();
        return switch (run.command().name()) {
            case "reload" -> report(run, "RELOAD", here.pool().ask(List.of(NodeCommands.RELOAD)), false, 0);
            case "status" -> new StatusReport(here, out, err).print(run.has("--json"));
            case "webhook-test" -> test(run, here);
            case "config-get" -> configuration(run, here);
            default -> {
                change(run, here);
                List<NodeRow> rows = here.sync();
                yield report(run, "SYNC", rows, false, EventsNode.exit(rows));
            }
        };
    }

    private void change(WordReader.Read.Run run, EventsNode here) {
        List<String> words = run.operands();
        switch (run.command().name()) {
            case "webhook-add" -> {
                if (!words.getFirst().matches("(?i)https?://.*")) {
                    err.print("warning: " + words.getFirst()
                            + " is no URL of http or https; nothing can be sent to it\n");
                }
                here.add(words.getFirst(), credentials(run), Webhook.Wishes.NONE);
            }
            case "webhook-mod" -> here.modify(words.getFirst(), credentials(run), wishes -> wishes);
            case "webhook-del" -> here.remove(words.getFirst());
            case "config-set" -> {
                here.set(words.getFirst(), words.get(1));
                tellOfRestart(words.getFirst().equals("port"));
            }
            case "config-reset" -> tellOfRestart(here.reset(words.getFirst()));
            default -> {}
        }
    }

    private void tellOfRestart(boolean needed) {
        if (needed) {
            out.print("\nRestart glustereventsd in all nodes\n");
        }
    }

    private static Registrations.Credentials credentials(WordReader.Read.Run run) {
        return new Registrations.Credentials(run.value("--bearer_token"), run.value("--secret"));
    }

    private int test(WordReader.Read.Run run, EventsNode here) {
        List<NodeRow> rows = here.test(run.operands().getFirst(), credentials(run), run.has("--compat-empty-body"));
        int exit = report(run, "WEBHOOK", rows, true, EventsNode.exit(rows));
        if (!run.has("--json")) {
            for (NodeRow row : rows) {
                if (row.up() && !row.output().isEmpty()) {
                    err.print(row.host() + ": " + row.output() + "\n");
                }
            }
        }
        return exit;
    }

    private int configuration(WordReader.Read.Run run, EventsNode here) {
        Settings settings = here.contents().settings();
        Json.Members shown = settings.effective();
        if (run.has("--name")) {
            EventsNode.checkSetting(run.value("--name"));
            shown = Json.Members.NONE.with(run.value("--name"), settings.effective(run.value("--name")));
        }
        if (run.has("--json")) {
            printJson(shown, "");
            return 0;
        }
        TextTable table = new TextTable(false, "NAME", "VALUE");
        for (Map.Entry<String, Json> entry : shown.values().entrySet()) {
            table.row(entry.getKey(), shown(entry.getValue()));
        }
        out.print(table.text());
        return 0;
    }

    /** As Python shows it. */
    private static String shown(Json value) {
        return switch (value) {
            case Json.Text text -> text.value();
            case Json.Flag flag -> flag.value() ? "True" : "False";
            case Json.Nothing _ -> "None";
            case Json.Numeral _, Json.Items _, Json.Members _ -> value.inPythonsWay();
        };
    }

    private int report(WordReader.Read.Run run, String column, List<NodeRow> rows, boolean detailed, int exit) {
        NodeReport report = new NodeReport(column, rows);
        if (run.has("--json")) {
            printJson(report.json(detailed), "");
        } else {
            out.print(report.table());
        }
        return exit;
    }

    private void printJson(Json output, String error) {
        out.print(Json.Members.NONE.with("output", output).with("error", error).inPythonsWay() + "\n");
    }
}
