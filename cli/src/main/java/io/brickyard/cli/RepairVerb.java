package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.plan.MendStep;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import io.brickyard.repair.Wishes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code brickyard repair}: finds what is broken in the pool, shows how that is known, and mends what can be. */
final class RepairVerb implements Action {

    private static final String AIM = "nothing is broken that this could mend";

    private static final Operand FILES = new Operand(
            "FILE", 0, 100, Words.ANY, "a pool document, for the ways to nodes that it names: ssh or an agent");
    private static final Option NODE =
            Option.with("node", "NAME", "Mend only what is broken on this node").repeated();
    private static final Option VOLUME = Option.with("volume", "NAME", "Mend only what is broken in this volume")
            .orShort('v')
            .repeated();
    private static final Option MEMBER = Option.with(
            "member",
            "HOST",
            "On a node that forgot its pool: a healthy member, which tells of the pool in the place of this node's glusterd");
    private static final Option SSH =
            Option.flag("ssh", "Reach the other nodes by ssh, as it is set up for this user (root there)");
    private static final Option SPLIT_BRAIN = Option.with(
            "split-brain",
            "POLICY",
            "Which copy of a file in split-brain stays: latest-mtime, bigger-file, or source-brick=HOST:/PATH");
    private static final Option OPERATING_VERSION = Option.with(
            "operating-version",
            "N",
            "The pool's, for a node that lost its identity where no member can be asked, as 100000");

    @Override
    public Verb verb() {
        Verb verb = Verb.of("repair", "Find what is broken in the pool, and mend what can be mended")
                .described(
                        "Looks at every node, twice, and finds: rejected peers, handshakes that stand still, nodes that lost"
                                + " their identity or all of their disks, volumes that one node alone has, peers that do not"
                                + " connect, bricks that do not serve although their node is up, files in split-brain. For each"
                                + " it prints how it is known, and the steps, or why there are none and what to do.",
                        "Steps marked ~ fill disks anew from their copies; those marked ! destroy something, as a node's own"
                                + " description of a volume, and need --approve. Where two sides differ, more than half of the"
                                + " pool is right; without such a majority nothing is done. It can be interrupted at any point:"
                                + " run it again.",
                        "A node whose glusterd must be stopped for it is mended by running this on that very node, or from"
                                + " elsewhere with --ssh or a document that names a way to it. Run it as root on a node of the"
                                + " pool.")
                .takes(FILES)
                .takes(
                        PlannedChange.PLAN,
                        PlannedChange.APPROVE,
                        NODE,
                        VOLUME,
                        MEMBER,
                        SSH,
                        SPLIT_BRAIN,
                        OPERATING_VERSION,
                        PlannedChange.WAIT,
                        PlannedChange.OUTPUT)
                .example("brickyard repair --plan", "What is broken, and what would be done?")
                .example("brickyard repair", "Mend it")
                .example("brickyard repair --member gl1", "On a node whose /var/lib/glusterd is empty")
                .example(
                        "brickyard repair --volume data --split-brain latest-mtime --approve",
                        "Of files in split-brain keep what was written last");
        return PlannedChange.withExits(verb)
                .exits(DeployExit.STEPS, "With --plan: there are steps to do")
                .exits(DeployExit.WRONG_DOCUMENT, "The document is wrong");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Optional<PoolDocument> document = arguments.operands().isEmpty()
                ? Optional.of(PoolDocument.NONE)
                : Documents.read(Documents.sources(arguments.operands()), here);
        if (document.isEmpty()) {
            return DeployExit.WRONG_DOCUMENT;
        }
        Pools.Repair repair = here.pools()
                .repair(new RepairRequest(
                        document.get(),
                        arguments.has(SSH),
                        arguments.value(MEMBER).map(PoolOptions::server),
                        wishes(arguments)));
        return new PlannedChange(repair.deployment(), repair.intent(), AIM, true).showOrDo(arguments, here);
    }

    private static Wishes wishes(Arguments arguments) {
        return new Wishes(
                arguments.values(NODE).stream()
                        .map(name -> read(NODE, name, HostName::new))
                        .collect(Collectors.toSet()),
                arguments.values(VOLUME).stream()
                        .map(name -> read(VOLUME, name, VolumeName::new))
                        .collect(Collectors.toSet()),
                arguments.value(SPLIT_BRAIN).map(RepairVerb::keep),
                arguments
                        .value(OPERATING_VERSION)
                        .map(text -> OptionalInt.of(read(OPERATING_VERSION, text, Integer::valueOf)))
                        .orElse(OptionalInt.empty()));
    }

    private static MendStep.Keep keep(String policy) {
        return switch (policy) {
            case "latest-mtime" -> new MendStep.Keep.LatestMtime();
            case "bigger-file" -> new MendStep.Keep.BiggerFile();
            case String other -> new MendStep.Keep.SourceBrick(read(SPLIT_BRAIN, other, RepairVerb::source));
        };
    }

    private static WantedBrick source(String text) {
        String prefix = "source-brick=";
        int path = text.indexOf(":/");
        if (!text.startsWith(prefix) || path < 0) {
            throw new IllegalArgumentException("it is latest-mtime, bigger-file or source-brick=HOST:/PATH");
        }
        return new WantedBrick(
                new HostName(text.substring(prefix.length(), path)), new BrickPath(text.substring(path + 1)));
    }

    private static <T> T read(Option option, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException invalid) {
            throw Refusal.usage(
                    option.dashed() + " cannot be '" + text + "'",
                    String.valueOf(invalid.getMessage()),
                    "see brickyard repair --help");
        }
    }
}
