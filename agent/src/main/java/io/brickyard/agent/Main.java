package io.brickyard.agent;

import io.brickyard.agent.config.ConfigurationError;
import io.brickyard.agent.intake.IntakeFailure;
import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.agent.logs.Logging;
import io.brickyard.agent.node.NodeIdentity;
import io.brickyard.agent.peers.Pairing;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventsFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code brickyard agent} and {@code glustereventsd}: reads the command line. What an agent does is in {@link Agent}. */
public final class Main {

    private static final String USAGE = """
            usage: brickyard agent [run] [--config FILE] [--pid-file FILE]
                   brickyard agent config check [--config FILE]
                   brickyard agent pair [--renew] [--config FILE]
                   glustereventsd [--pid-file FILE]

              run            take events in, keep them and bring them to webhooks, until told to stop
              config check   say what is wrong with the configuration, or print all that holds
              pair           let the agents of this pool know each other: make a key that they share, and give it to
                             all nodes; said again, give it to nodes that lack it

              --config FILE  default: /etc/brickyard/agent.yaml, if there is one
              --pid-file     default: node.pid-file of the configuration
              --renew        make another key, after which the old one opens nothing any more
            """;

    private static final int USAGE_ERROR = 64;
    private static final int CONFIGURATION_ERROR = 78;
    private static final int UNAVAILABLE = 69;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("brickyard agent: " + e.getMessage());
            err.print(USAGE);
            return USAGE_ERROR;
        }
        try {
            return switch (options.verb()) {
                case HELP -> {
                    out.print(USAGE);
                    yield 0;
                }
                case CHECK -> {
                    out.print(options.configuration().document());
                    yield 0;
                }
                case PAIR -> {
                    Logging.begin(false);
                    Path workdir = options.configuration().node().workdir();
                    EventsFolder folder = EventsFolder.below(workdir);
                    Optional<NodeId> node = NodeIdentity.read(workdir);
                    if (node.isEmpty()) {
                        err.println("brickyard agent pair: this is no node of a pool, or not root's shell: " + workdir
                                + "/glusterd.info does not tell");
                        yield UNAVAILABLE;
                    }
                    PoolWide pool = Returns.poolWide(node.get(), workdir, System.getenv(), Clock.systemUTC());
                    yield new Pairing(folder, pool, Clock.systemUTC()).run(options.renew(), out, err);
                }
                case RUN -> {
                    Logging.begin(System.getenv("JOURNAL_STREAM") != null);
                    yield new Agent(options, System.getenv()).run();
                }
            };
        } catch (ConfigurationError e) {
            e.problems().forEach(err::println);
            return CONFIGURATION_ERROR;
        } catch (IntakeFailure e) {
            err.println("brickyard agent: nothing can be listened on: " + e.getMessage());
            return UNAVAILABLE;
        } catch (JournalFailure e) {
            err.println("brickyard agent: " + e.getMessage());
            return UNAVAILABLE;
        }
    }
}
