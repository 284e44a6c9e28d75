package io.brickyard.cli;

import io.brickyard.cli.deploy.ApplyProgress;
import io.brickyard.cli.deploy.PlanText;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.Applied;
import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.Proposal;
import io.brickyard.deploy.Writer;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.WantedPool;
import java.time.Duration;
import java.util.Optional;

/** {@code brickyard apply}: brings the pool to where a document wants it. */
final class ApplyVerb implements Action {

    private static final Option APPROVE =
            Option.flag("approve", "Do also what can lose data: steps that brickyard plan marks with !");
    private static final Option WAIT = Option.with(
            "wait", "DURATION", "While somebody else changes the pool, wait so long before giving up, as 30s or 10m");
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Override
    public Verb verb() {
        return Verb.of("apply", "Bring the pool to where a document wants it")
                .described(
                        "Does the steps that brickyard plan shows. Before each it looks whether the step is done already and"
                                + " can be done; after each it waits for the effect; at the first surprise it stops.",
                        "It can be interrupted or killed at any point: run it again, and it goes on where the pool is."
                                + " Nothing is done twice, and once all is done, nothing more is.",
                        "One at a time: a second apply says who changes the pool.")
                .takes(Documents.FILES)
                .takes(APPROVE, WAIT)
                .example("brickyard apply pool.yaml", "Make it so")
                .example("brickyard apply pool.yaml --approve", "Also what can lose data")
                .exits(DeployExit.REFUSED, "It stopped, or something stands against it; the output says what")
                .exits(DeployExit.WRONG_DOCUMENT, "The document is wrong")
                .exits(DeployExit.SOMEBODY_ELSE, "Somebody else changes the pool");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Optional<PoolDocument> document = Documents.read(arguments.operands(), here);
        if (document.isEmpty()) {
            return DeployExit.WRONG_DOCUMENT;
        }
        Deployment deployment = here.pools().deployment(document.get());
        Duration wait = arguments
                .value(WAIT)
                .map(text -> TimeSpan.parse(WAIT.dashed(), text))
                .orElse(Duration.ZERO);
        try {
            return switch (asked(deployment, here, wait)) {
                case Writer.Held(String holder) -> {
                    new Complaint(
                                    "somebody else changes the pool",
                                    "it is " + holder,
                                    "wait for it (--wait 10m), or end it")
                            .printTo(here.terminal().err());
                    yield DeployExit.SOMEBODY_ELSE;
                }
                case Writer.Ours(Writer writer) -> {
                    try (writer) {
                        yield apply(deployment, document.get().pool(), arguments.has(APPROVE), here);
                    }
                }
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return DeployExit.INTERRUPTED;
        }
    }

    private static Writer.Asked asked(Deployment deployment, Surroundings here, Duration wait)
            throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            Writer.Asked asked = deployment.ask(name(here));
            if (asked instanceof Writer.Ours || System.nanoTime() - begin >= wait.toNanos()) {
                return asked;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static String name(Surroundings here) {
        return here.environment().getOrDefault("SUDO_USER", System.getProperty("user.name", "somebody")) + ", process "
                + ProcessHandle.current().pid() + ", since " + here.clock().instant();
    }

    private static int apply(Deployment deployment, WantedPool wanted, boolean approved, Surroundings here)
            throws InterruptedException {
        Proposal proposal = deployment.propose(wanted);
        if (!(proposal.planning() instanceof Planning.Planned(Plan plan))) {
            here.terminal().err().print(PlanText.of(proposal));
            return DeployExit.REFUSED;
        }
        if (plan.isEmpty()) {
            here.terminal().out().print(PlanText.of(proposal));
            return Exit.DONE;
        }
        if (plan.needsApproval() && !approved) {
            here.terminal().out().print(PlanText.of(proposal));
            new Complaint(
                            "nothing was done",
                            "steps marked ! can lose data, and need approval",
                            "if that is meant: the same command with --approve")
                    .printTo(here.terminal().err());
            return DeployExit.REFUSED;
        }
        plan.notes().forEach(note -> here.terminal().out().println("note: " + note));
        ApplyProgress progress = new ApplyProgress(
                here.terminal().out(),
                plan.steps().size(),
                here.terminal().interactive(),
                here.terminal().width());
        Applied applied = deployment.apply(plan, name(here), here.clock().instant(), progress);
        progress.end();
        return switch (applied) {
            case Applied.Done(int steps) -> {
                here.terminal().out().println("done: the pool is as the document wants it");
                yield Exit.DONE;
            }
            case Applied.Stopped stopped -> {
                new Complaint(
                                "stopped in step " + (stopped.index() + 1) + " of "
                                        + plan.steps().size() + ": "
                                        + stopped.step().card().title(),
                                stopped.why(),
                                stopped.advice())
                        .printTo(here.terminal().err());
                yield DeployExit.REFUSED;
            }
        };
    }
}
