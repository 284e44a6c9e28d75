package io.brickyard.agent.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** What an agent would log to standard error meanwhile. */
public final class HeardLog {

    private HeardLog() {}

    public interface Doing {
        void run() throws Exception;
    }

    public static String of(Doing doing) throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            Logging.begin(false);
            doing.run();
        } finally {
            System.setErr(before);
            asInOtherTests();
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    private static void asInOtherTests() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }
}
