package io.brickyard.health;

import java.util.ArrayList;
import java.util.List;

/** A finding in the making; of the check's usual severity and of extent 1 unless told otherwise. */
final class Draft {

    private final Check check;
    private final Target target;
    private final String summary;
    private final List<String> evidence = new ArrayList<>();
    private final List<String> remedy = new ArrayList<>();
    private Severity severity;
    private long extent = 1;

    Draft(Check check, Target target, String summary) {
        this.check = check;
        this.target = target;
        this.summary = summary;
        this.severity = check.usual();
    }

    Draft as(Severity severity) {
        this.severity = severity;
        return this;
    }

    Draft extent(long extent) {
        this.extent = extent;
        return this;
    }

    Draft evidence(String line) {
        evidence.add(line);
        return this;
    }

    Draft evidence(List<String> lines) {
        evidence.addAll(lines);
        return this;
    }

    Draft remedy(String... lines) {
        remedy.addAll(List.of(lines));
        return this;
    }

    Draft remedy(List<String> lines) {
        remedy.addAll(lines);
        return this;
    }

    Finding finding() {
        return new Finding(check, severity, target, summary, evidence, remedy, extent);
    }
}
