package io.brickyard.cli;

import io.brickyard.cli.deploy.ApplyProgress;
import io.brickyard.cli.deploy.PlanJson;
import io.brickyard.cli.deploy.PlanText;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.deploy.Applied;
import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.Intent;
import io.brickyard.deploy.Proposal;
import io.brickyard.deploy.writer.Right;
import io.brickyard.deploy.writer.Verdict;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.work.LockHolder;
import java.time.Duration;
import java.util.Optional;

/**
 * A change of the pool by a plan, shown or done: what all verbs share that change a pool. It is done by one at a time, and only with
 * approval when it can lose data.
 *
 * @param aim what holds when nothing is left to do: {@code the pool is as the document wants it}
 * @param despiteSilence whether it is done although half of the members or more do not answer, as that is what it mends
 */
record PlannedChange(Deployment deployment, Intent intent, String aim, boolean despiteSilence) {

    /** One that is done only while more than half of the members answer. */
    PlannedChange(Deployment deployment, Intent intent, String aim) {
        this(deployment, intent, aim, false);
    }

    static final Option PLAN = Option.flag("plan", "Show the steps, each with the exact command, and change nothing");
    static final Option APPROVE =
            Option.flag("approve", "Do also what can lose data: the steps that are marked ! when they are shown");
    static final Option WAIT = Option.with(
            "wait", "DURATION", "While somebody else changes the pool, wait so long before giving up, as 30s or 10m");
    static final Option OUTPUT = Option.oneOf(
                    "output", "FORM", Words.of("text", "json"), "text", "How to print the plan")
            .orShort('o');

    static final Option MINORITY = Option.flag(
            "minority",
            "Go on although half of the members or more do not answer: you vouch that nobody changes the pool from there");

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The exit codes of whatever changes the pool. */
    static Verb withExits(Verb verb) {
        return verb.exits(DeployExit.REFUSED, "It stopped, or something stands against it; the output says what")
                .exits(DeployExit.SOMEBODY_ELSE, "Somebody else changes the pool");
    }

    /** Shows the steps with {@link #PLAN}, and does them without. */
    int showOrDo(Arguments arguments, Surroundings here) {
        return arguments.has(PLAN) ? show(arguments, here) : perform(arguments, here);
    }

    /** Prints the steps; changes nothing. */
    int show(Arguments arguments, Surroundings here) {
        return show(deployment.propose(intent), arguments, here);
    }

    /** Prints these steps, which were proposed before. */
    int show(Proposal proposal, Arguments arguments, Surroundings here) {
        boolean json = arguments.value(OUTPUT).filter("json"::equals).isPresent();
        here.terminal().out().print(json ? PlanJson.of(proposal) : PlanText.of(proposal, aim));
        return switch (proposal.planning()) {
            case Planning.Planned(Plan plan) -> plan.isEmpty() ? Exit.DONE : DeployExit.STEPS;
            case Planning.Refused _ -> DeployExit.REFUSED;
        };
    }

    /** Does the steps, once nobody else changes the pool. */
    int perform(Arguments arguments, Surroundings here) {
        Duration wait = arguments
                .value(WAIT)
                .map(text -> TimeSpan.parse(WAIT.dashed(), text))
                .orElse(Duration.ZERO);
        long begin = System.nanoTime();
        try {
            while (true) {
                Attempt attempt = attempt(arguments, here);
                switch (attempt) {
                    case Ended(int exit) -> {
                        return exit;
                    }
                    case InTheWay(String holder)
                    when System.nanoTime() - begin >= wait.toNanos() -> {
                        new Complaint(
                                        "somebody else changes the pool",
                                        "it is " + holder,
                                        "wait for it (--wait 10m), or end it; one that died on another node lets go after four"
                                                + " minutes")
                                .printTo(here.terminal().err());
                        return DeployExit.SOMEBODY_ELSE;
                    }
                    case InTheWay _ -> Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return DeployExit.INTERRUPTED;
        }
    }

    private sealed interface Attempt {}

    private record Ended(int exit) implements Attempt {}

    /** Nothing was done: somebody else has the right. */
    private record InTheWay(String holder) implements Attempt {}

    private Attempt attempt(Arguments arguments, Surroundings here) throws InterruptedException {
        return switch (deployment.ask(Holders.of(here))) {
            case Right.Held(String holder) -> new InTheWay(holder);
            case Right.Broken(String why) -> {
                new Complaint("nothing was done", why, "mend that on this node")
                        .printTo(here.terminal().err());
                yield new Ended(DeployExit.REFUSED);
            }
            case Right.Ours(Right right) -> {
                try (right) {
                    yield asWriter(right, arguments, here);
                }
            }
        };
    }

    /** The pool's right is asked for only when there is something to do: it costs a moment on every member. */
    private Attempt asWriter(Right right, Arguments arguments, Surroundings here) throws InterruptedException {
        Proposal proposal = deployment.propose(intent);
        if (!(proposal.planning() instanceof Planning.Planned(Plan plan))) {
            here.terminal().err().print(PlanText.of(proposal, aim));
            return new Ended(DeployExit.REFUSED);
        }
        if (plan.isEmpty()) {
            here.terminal().out().print(PlanText.of(proposal, aim));
            deployment.settle(right, proposal, here.clock().instant());
            return new Ended(Exit.DONE);
        }
        if (plan.needsApproval() && !arguments.has(APPROVE)) {
            here.terminal().out().print(PlanText.of(proposal, aim));
            new Complaint(
                            "nothing was done",
                            "steps marked ! can lose data, and need approval",
                            "if that is meant: the same command with --approve")
                    .printTo(here.terminal().err());
            return new Ended(DeployExit.REFUSED);
        }
        if (!proposal.seen().unnoticed().isEmpty()) {
            here.terminal()
                    .out()
                    .println("waiting until glusterd notices that somebody is silent: "
                            + proposal.seen().unnoticed());
            deployment.awaitNoticed(proposal.seen());
        }
        return switch (right.overPool(despiteSilence || arguments.has(MINORITY))) {
            case Verdict.Held(LockHolder other) -> new InTheWay(other.toString());
            case Verdict.TooFew(String why) -> {
                new Complaint(
                                "nothing was done",
                                why,
                                "bring them back; or, if they are gone for good and nobody changes the pool there: the same"
                                        + " command with --minority")
                        .printTo(here.terminal().err());
                yield new Ended(DeployExit.REFUSED);
            }
            case Verdict.Granted(Optional<String> note) -> {
                proposal.evidence().forEach(here.terminal().out()::println);
                plan.notes().forEach(text -> here.terminal().out().println("note: " + text));
                note.ifPresent(text -> here.terminal().out().println("note: " + text));
                yield new Ended(steps(right, proposal, plan, here));
            }
        };
    }

    private int steps(Right right, Proposal proposal, Plan plan, Surroundings here) throws InterruptedException {
        int count = plan.steps().size();
        ApplyProgress progress = new ApplyProgress(
                here.terminal().out(),
                count,
                here.terminal().interactive(),
                here.terminal().width());
        Applied applied = deployment.apply(right, proposal, plan, here.clock().instant(), progress);
        progress.end();
        return switch (applied) {
            case Applied.Done _ -> {
                here.terminal().out().println("done: " + aim);
                yield Exit.DONE;
            }
            case Applied.Stopped stopped -> {
                new Complaint(
                                "stopped in step " + (stopped.index() + 1) + " of " + count + ": "
                                        + stopped.step().card().title(),
                                stopped.why(),
                                stopped.advice())
                        .printTo(here.terminal().err());
                yield DeployExit.REFUSED;
            }
        };
    }
}
