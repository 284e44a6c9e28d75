package io.brickyard.cli.show;

import io.brickyard.health.Stopping;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer for a person: a line with the verdict, then why, or what the stop will cost. */
final class StopText {

    private static final int INDENT = 2;
    private static final int DEEPER = 4;
    /** More reasons than these would not be read; the first ones come from the first volumes. */
    private static final int MOST_REASONS = 8;

    private static final int MOST_NAMES = 6;

    private final StopAnswer answer;
    private final Page page;

    private StopText(StopAnswer answer, Look look) {
        this.answer = answer;
        this.page = new Page(look);
    }

    static String of(StopAnswer answer, Look look) {
        return new StopText(answer, look).text();
    }

    private String text() {
        String who = names();
        switch (answer.stopping()) {
            case Stopping.Safe _ -> {
                head(Sign.GOOD, "SAFE", "to stop " + who);
                reduced();
            }
            case Stopping.Unsafe unsafe -> {
                head(Sign.BAD, "NOT SAFE", "to stop " + who);
                reasons(unsafe.reasons());
            }
            case Stopping.Unknown unknown -> {
                head(Sign.UNKNOWN, "UNKNOWN", "whether " + who + " may be stopped");
                reasons(unknown.doubts());
            }
        }
        remarks();
        return page.toString();
    }

    private void head(Sign sign, String verdict, String rest) {
        page.add(sign).add(sign.tone(), verdict).add(" ");
        page.wrapped(Tone.PLAIN, rest);
    }

    private String names() {
        List<String> names = new ArrayList<>();
        answer.machines().forEach(machine -> names.add(machine.name()));
        if (names.size() > MOST_NAMES) {
            return names.size() + " machines";
        }
        int last = names.size() - 1;
        return last == 0
                ? names.getFirst()
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " together";
    }

    private void reasons(List<Stopping.Reason> reasons) {
        int shown = reasons.size() <= MOST_REASONS + 1 ? reasons.size() : MOST_REASONS;
        for (int i = 0; i < shown; i++) {
            Stopping.Reason reason = reasons.get(i);
            page.to(INDENT).wrapped(Tone.PLAIN, reason.why());
            boolean repeated = i + 1 < shown && reasons.get(i + 1).advice().equals(reason.advice());
            if (!repeated) {
                page.to(DEEPER).wrapped(Tone.FAINT, "try: " + reason.advice());
            }
        }
        if (shown < reasons.size()) {
            page.to(INDENT)
                    .add("and " + (reasons.size() - shown) + " more; all of them: -o json")
                    .end();
        }
    }

    private void reduced() {
        Map<VolumeName, List<Stopping.Reduced>> volumes = new LinkedHashMap<>();
        for (Stopping.Reduced one : answer.stopping().impact().reduced()) {
            volumes.computeIfAbsent(one.volume(), _ -> new ArrayList<>()).add(one);
        }
        volumes.forEach((volume, all) -> page.to(INDENT).wrapped(Tone.PLAIN, volume + ": " + left(all)));
        if (volumes.isEmpty() && !answer.machines().stream().allMatch(StopAnswer.Machine::down)) {
            page.to(INDENT).add("no volume that serves loses a brick").end();
        }
    }

    private static String left(List<Stopping.Reduced> all) {
        Stopping.Reduced worst = all.getFirst();
        for (Stopping.Reduced one : all) {
            worst = one.spare() < worst.spare() ? one : worst;
        }
        String where = all.size() == 1 ? "" : ", in " + all.size() + " subvolumes";
        String spare = worst.spare() == 0
                ? "none to spare"
                : worst.spare() == 1 ? "one more to spare" : worst.spare() + " more to spare";
        return worst.left() + " of " + worst.bricks() + " bricks left" + where + ", " + spare;
    }

    private void remarks() {
        for (StopAnswer.Machine machine : answer.machines()) {
            if (machine.down()) {
                remark(Sign.QUIET, machine.name() + " is down already");
            }
        }
        Map<VolumeName, Integer> dead = new LinkedHashMap<>();
        answer.stopping().impact().dead().forEach(one -> dead.merge(one.volume(), 1, Integer::sum));
        dead.forEach((volume, count) -> remark(
                Sign.WARNING,
                volume + ": " + (count == 1 ? "a subvolume does" : count + " subvolumes do")
                        + " not serve as it is: brickyard status -v " + volume));
        answer.stopping().impact().warnings().forEach(warning -> remark(Sign.WARNING, warning));
    }

    private void remark(Sign sign, String text) {
        page.to(INDENT).add(sign);
        page.wrapped(Tone.PLAIN, text);
    }
}
