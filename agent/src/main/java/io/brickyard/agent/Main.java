package io.brickyard.agent;

import io.brickyard.agent.config.ConfigurationError;
import io.brickyard.agent.intake.IntakeFailure;
import io.brickyard.agent.logs.Logging;
import java.io.PrintStream;
import java.util.List;

/** {@code brickyard agent} and {@code glustereventsd}: reads the command line. What an agent does is in {@link Agent}. */
public final class Main {

    private static final String USAGE = """
            usage: brickyard agent [run] [--config FILE] [--pid-file FILE]
                   brickyard agent config check [--config FILE]
                   glustereventsd [--pid-file FILE]

              run            take events in, keep them and bring them to webhooks, until told to stop
              config check   say what is wrong with the configuration, or print all that holds

              --config FILE  default: /etc/brickyard/agent.yaml, if there is one
              --pid-file     default: node.pid-file of the configuration
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
        }
    }
}
