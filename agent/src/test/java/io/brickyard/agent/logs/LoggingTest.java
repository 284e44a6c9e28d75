package io.brickyard.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.spi.SLF4JServiceProvider;

class LoggingTest {

    /** With two, the order of the class path decides which one hears. */
    @Test
    void oneProviderHearsWhatIsLogged() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class).stream().map(ServiceLoader.Provider::type))
                .singleElement()
                .isEqualTo(LogbackServiceProvider.class);
    }
}
