package io.brickyard.cli.show;

import io.brickyard.cli.events.Json;
import java.util.ArrayList;
import java.util.List;

/** How an agent is, in a few lines. */
public final class AgentText {

    private AgentText() {}

    /** @param status as an agent tells it */
    public static String of(Json status, Look look) {
        Page page = new Page(look);
        boolean ready = status.flag("ready");
        page.add(ready ? Sign.GOOD : Sign.BAD)
                .add(ready ? "ready" : "not ready")
                .add(Tone.FAINT, "  agent " + status.text("version") + " of node " + status.text("node"))
                .end();
        for (Json trouble : status.items("troubles")) {
            if (trouble instanceof Json.Scalar(String text)) {
                page.add("  ").fit(Tone.BAD, text).end();
            }
        }
        Json journal = status.member("journal");
        long kept = journal.number("last") == 0 ? 0 : journal.number("last") - journal.number("first") + 1;
        page.add("  journal    ")
                .add(kept <= 0 ? "empty" : "up to " + kept + " events")
                .end();
        page.add("  datagrams  ").add(datagrams(status)).end();
        page.add("  webhooks   ").add(webhooks(status)).end();
        return page.toString();
    }

    private static String datagrams(Json status) {
        List<String> words = new ArrayList<>();
        words.add(sum(status, "intake_received") + " taken in");
        for (String[] name : new String[][] {
            {"intake_waiting", "waiting for the journal"},
            {"intake_refused", "refused for their source"},
            {"intake_dropped", "lost"}
        }) {
            long count = sum(status, name[0]);
            if (count > 0) {
                words.add(count + " " + name[1]);
            }
        }
        return String.join(", ", words);
    }

    private static long sum(Json status, String figure) {
        return status.items("figures").stream()
                .filter(one -> one.text("name").equals(figure))
                .mapToLong(one -> one.number("value"))
                .sum();
    }

    private static String webhooks(Json status) {
        List<Json> all = status.items("webhooks");
        long troubled = all.stream()
                .filter(one -> !one.text("condition").equals("CLOSED"))
                .count();
        String text = all.isEmpty() ? "none" : Integer.toString(all.size());
        return troubled == 0 ? text : text + ", not delivering to " + troubled + " (brickyard events webhooks)";
    }
}
