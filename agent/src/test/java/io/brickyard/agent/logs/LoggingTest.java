package io.brickyard.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

class LoggingTest {

    /** With two, the order of the class path decides which one hears. */
    @Test
    void oneProviderHearsWhatIsLogged() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class).stream().map(ServiceLoader.Provider::type))
                .singleElement()
                .isEqualTo(LogbackServiceProvider.class);
    }

    @Test
    void aLibraryIsHeardAFewTimesAndTheAgentItselfAlways() throws Exception {
        String log = HeardLog.of(() -> {
            for (int i = 0; i < 1000; i++) {
                LoggerFactory.getLogger("org.example.Library").warn("line {}", i);
                LoggerFactory.getLogger("org.example.Library").info("line {}", i);
                LoggerFactory.getLogger("io.brickyard.agent.Example").warn("own {}", i);
            }
            LoggerFactory.getLogger("org.example.Other").warn("something else");
        });

        assertThat(log.lines().filter(line -> line.contains("WARN line"))).hasSize(Moderation.MOST_LINES);
        assertThat(log.lines().filter(line -> line.contains("WARN own"))).hasSize(1000);
        assertThat(log.lines().filter(line -> line.contains("INFO"))).isEmpty();
        assertThat(log).contains("something else");
    }

    /** As gluster-eventsapi writes them, and as agent.yaml has them. */
    @ParameterizedTest
    @ValueSource(strings = {"WARNING", "warning", "ERROR", "CRITICAL"})
    void pythonsNamesOfLevelsAreUnderstood(String level) throws Exception {
        String log = HeardLog.of(() -> {
            Logging.level(level);
            LoggerFactory.getLogger("io.brickyard.agent.Example").info("for your information");
            LoggerFactory.getLogger("io.brickyard.agent.Example").error("an error");
        });

        assertThat(log).contains("an error").doesNotContain("for your information");
    }

    @Test
    void whatANetworkSaysStaysOneLineAndMovesNoCursor() throws Exception {
        String log = HeardLog.of(() ->
                LoggerFactory.getLogger("io.brickyard.agent.Example").warn("from {}", "\u001b[2J\n<0>forged\r\u0085x"));

        assertThat(log).endsWith(" WARN from  [2J <0>forged  x\n");
    }
}
