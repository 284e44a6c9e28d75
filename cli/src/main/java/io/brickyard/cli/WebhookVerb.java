package io.brickyard.cli;

import io.brickyard.cli.eventsapi.EventsNode;
import io.brickyard.cli.eventsapi.Refused;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.eventsd.CatchUp;
import io.brickyard.eventsd.NodeRow;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.Webhook;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code brickyard webhook}: who hears of this pool's events; what {@code gluster-eventsapi} does, with more to wish for. */
final class WebhookVerb implements Action {

    private static final Map<String, Integer> OPERANDS = Map.of(
            "add", 1, "mod", 1, "del", 1, "test", 1, "list", 0, "sync", 0, "reload", 0, "status", 0, "catch-up", 0);
    private static final Words WORDS =
            Words.of("add", "mod", "del", "test", "list", "sync", "reload", "status", "catch-up", "config");
    private static final Option WITHOUT_BODY =
            Option.flag("compat-empty-body", "Test with an empty body, as the original does");

    @Override
    public Verb verb() {
        List<Option> options = new ArrayList<>(WebhookOptions.ALL);
        options.add(WITHOUT_BODY);
        return Verb.of("webhook", "Have receivers told of events")
                .described(
                        "add, mod and del change who is told and give the change to all nodes; nodes that cannot be reached"
                                + " are named, and brought up to date by the agents when they are back. test has every node"
                                + " call the receiver once and tells how far it came. list shows who is told of what; sync"
                                + " and reload give all nodes this node's files; catch-up does what agents do by"
                                + " themselves: it finds who has the newest files, and gives them if that is this node.",
                        "config get [NAME], config set NAME VALUE and config reset NAME (or all) are about the settings that"
                                + " all nodes' daemons share: log-level, port, disable-events-log.",
                        "Secrets are read from files, because everybody sees the words of a command line.")
                .takes(new Operand(
                        "WORD",
                        1,
                        4,
                        WORDS,
                        "what to do; for add, mod, del and test the URL, for config what it shall do"))
                .takes(options.toArray(Option[]::new))
                .example("brickyard webhook add https://ops.example/hook --at-least warning", "Only what is wrong")
                .example(
                        "brickyard webhook mod https://ops.example/hook --form cloudevents",
                        "Change the form of bodies")
                .example("brickyard webhook config set log-level DEBUG", "Have all nodes' daemons say more")
                .example("brickyard webhook test https://ops.example/hook", "Can every node reach it?")
                .exits(Exit.INCOMPLETE, "Some node could not be reached, or could not reach the receiver");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        List<String> words = arguments.operands();
        if (words.getFirst().equals("config")) {
            WebhookConfig.check(words.subList(1, words.size()));
        } else {
            checkOperands(words);
        }
        EventsNode node = EventsNode.ofThisMachine(here.environment(), here.clock());
        try {
            return act(words, arguments, node, here.terminal().out());
        } catch (Refused refused) {
            complaint(refused, words).printTo(here.terminal().err());
            return refused.code() == Refused.EXISTS || refused.code() == Refused.ABSENT
                    ? Refusal.USAGE
                    : Exit.INCOMPLETE;
        } catch (PoolWide.Failure failure) {
            new Complaint(failure.said().strip(), "", "")
                    .printTo(here.terminal().err());
            return Exit.INCOMPLETE;
        }
    }

    private static Complaint complaint(Refused refused, List<String> words) {
        String text = refused.text().strip();
        return switch (refused.code()) {
            case Refused.EXISTS ->
                new Complaint(
                        words.get(1) + " is told already",
                        "a URL is told once",
                        "change what it is told: brickyard webhook mod " + words.get(1) + " OPTION...");
            case Refused.ABSENT ->
                new Complaint(
                        words.get(1) + " is not told of anything",
                        "it was never added, or was deleted",
                        "see who is told: brickyard webhook list");
            default ->
                text.endsWith("permission denied")
                        ? new Complaint("the webhooks cannot be read or changed", text, "run it as root")
                        : new Complaint(text, "", "");
        };
    }

    private static void checkOperands(List<String> words) {
        int wanted = OPERANDS.getOrDefault(words.getFirst(), -1);
        if (wanted != words.size() - 1) {
            throw Refusal.usage(
                    wanted < 0 ? "'" + words.getFirst() + "' is nothing to do with webhooks" : "the URL is amiss",
                    wanted < 0
                            ? "it takes " + WORDS.asChoice()
                            : words.getFirst() + (wanted == 1 ? " takes one URL" : " takes no URL"),
                    "see brickyard webhook --help");
        }
    }

    private static int act(List<String> words, Arguments arguments, EventsNode node, PrintStream out) {
        WebhookOptions options = new WebhookOptions(arguments);
        switch (words.getFirst()) {
            case "add" -> {
                checkUrl(words.get(1));
                node.add(words.get(1), options.credentials(), options.over(Webhook.Wishes.NONE));
            }
            case "mod" -> node.modify(words.get(1), options.credentials(), options::over);
            case "del" -> node.remove(words.get(1));
            case "list" -> {
                return list(node.contents(), out);
            }
            case "catch-up" -> {
                return catchUp(node.catchUp(), out);
            }
            case "test" -> {
                return told(node.test(words.get(1), arguments.has(WITHOUT_BODY)), "reaches it: ", out);
            }
            case "config" -> {
                if (!new WebhookConfig(node, out).run(words.subList(1, words.size()))) {
                    return Exit.DONE;
                }
            }
            case "status" -> {
                return told(node.daemons(), "", out);
            }
            default -> {}
        }
        return told(node.sync(), "has it", out);
    }

    private static void checkUrl(String url) {
        if (!url.toLowerCase(Locale.ROOT).matches("https?://[^\\s/]+.*")) {
            throw Refusal.usage(
                    "'" + url + "' is no URL of a receiver", "it begins with http:// or https:// and a host", "");
        }
    }

    private static int told(List<NodeRow> rows, String well, PrintStream out) {
        boolean all = true;
        for (NodeRow row : rows) {
            all &= row.ok();
            String answer = row.ok() ? well + row.output() : "NOT OK: " + row.error();
            String steps =
                    !row.ok() && row.up() && !row.error().contains(row.output()) ? " (" + row.output() + ")" : "";
            out.println(row.host() + "  " + answer + steps);
        }
        return all ? Exit.DONE : Exit.INCOMPLETE;
    }

    private static int catchUp(CatchUp.Outcome outcome, PrintStream out) {
        return switch (outcome) {
            case CatchUp.Outcome.UpToDate _ -> {
                out.println("all nodes that can tell have the same files");
                yield Exit.DONE;
            }
            case CatchUp.Outcome.LeftTo left -> {
                out.println("left to node " + left.node() + ", which has the newest files");
                yield Exit.DONE;
            }
            case CatchUp.Outcome.Given given -> told(given.rows(), "has it", out);
        };
    }

    private static int list(EventsFolder.Contents contents, PrintStream out) {
        for (Webhook webhook : contents.webhooks()) {
            out.println(webhook.url());
            line(out, "authorization", authorization(webhook));
            Webhook.Wishes wishes = webhook.wishes();
            line(out, "form", wishes.form().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            EventFilter filter = wishes.filter();
            line(out, "types", String.join(" ", filter.types()));
            line(out, "categories", String.join(" ", filter.categories()));
            line(out, "volumes", String.join(" ", filter.volumes()));
            line(out, "nodes", String.join(" ", filter.nodes()));
            line(out, "at least", filter.atLeast().name().toLowerCase(Locale.ROOT));
            wishes.trust().authority().ifPresent(file -> line(out, "authority", file));
            wishes.trust().fingerprint().ifPresent(digest -> line(out, "pinned", digest));
            wishes.trust().certificate().ifPresent(file -> line(out, "certificate", file));
            line(out, "allowed", String.join(" ", wishes.addresses().allowed()));
            line(out, "folded", wishes.folded() ? "yes" : "");
            line(out, "enabled", wishes.enabled() ? "" : "no");
        }
        contents.damage().forEach(out::println);
        return Exit.DONE;
    }

    /** What is sent, never the secrets themselves. */
    private static String authorization(Webhook webhook) {
        List<String> kinds = new ArrayList<>();
        if (!webhook.secret().isEmpty()) {
            kinds.add("JWT");
        } else if (!webhook.token().isEmpty()) {
            kinds.add("bearer token");
        }
        if (!webhook.wishes().signingSecrets().isEmpty()) {
            kinds.add("signed");
        }
        return String.join(", ", kinds);
    }

    private static void line(PrintStream out, String name, String value) {
        if (!value.isEmpty()) {
            out.println("  " + name + ": " + value);
        }
    }
}
