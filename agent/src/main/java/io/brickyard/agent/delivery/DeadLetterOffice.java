package io.brickyard.agent.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The dead letters of all webhooks, those included that are disabled. */
final class DeadLetterOffice {

    private static final int MOST_AT_ONCE = 10_000;

    private final Supplier<Collection<? extends Standing>> standings;

    DeadLetterOffice(Supplier<Collection<? extends Standing>> standings) {
        this.standings = standings;
    }

    List<DeadLetter> find(Predicate<DeadLetter> wanted) {
        List<DeadLetter> letters = new ArrayList<>();
        for (Standing standing : standings.get()) {
            letters.addAll(find(standing, wanted, MOST_AT_ONCE - letters.size()));
        }
        return letters;
    }

    /** A disabled webhook's stay where they are. */
    int retry(Predicate<DeadLetter> wanted) {
        int number = 0;
        for (Standing standing : standings.get()) {
            switch (standing) {
                case RunningLane running -> {
                    List<DeadLetter> letters = find(running, wanted, MOST_AT_ONCE);
                    running.lane().retry(letters);
                    number += letters.size();
                }
                case RestingLane _ -> {
                    // nothing is sent to it
                }
            }
        }
        return number;
    }

    int drop(Predicate<DeadLetter> unwanted) {
        int number = 0;
        for (Standing standing : standings.get()) {
            try {
                number += standing.track().dead().remove(unwanted);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot drop dead letters", e);
            }
        }
        return number;
    }

    private static List<DeadLetter> find(Standing standing, Predicate<DeadLetter> wanted, int most) {
        try {
            return standing.track().dead().find(wanted, most);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dead letters", e);
        }
    }
}
