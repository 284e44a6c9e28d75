package io.brickyard.deploy;

import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * What would be done to bring a pool to where it is wanted.
 *
 * @param planning the steps, or what stands against them
 * @param seen the pool that it was made for
 * @param evidence why just these steps, a line each; empty when a wanted pool says it
 * @param ledger where it is written how far it came
 * @param unfinished an earlier run of that ledger that did not come to its end; what it owes is in the steps
 * @param left what that one owes and the steps do not do, because its node does not answer
 */
public record Proposal(
        Planning planning,
        SeenPool seen,
        List<String> evidence,
        Ledger ledger,
        Optional<ApplyJournal.Unfinished> unfinished,
        List<Step> left) {

    public Proposal {
        evidence = List.copyOf(evidence);
        left = List.copyOf(left);
    }

    /** The same, with these steps. */
    Proposal with(Planning other) {
        return new Proposal(other, seen, evidence, ledger, unfinished, left);
    }

    /** The journals: a repair must not overwrite what an apply still owes. */
    public enum Ledger {
        /** Of changes to a wanted pool. */
        APPLY("apply.journal"),
        /** Of repairs: what they owe, the next look finds again. */
        REPAIR("repair.journal");

        private final String file;

        Ledger(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }
    }
}
