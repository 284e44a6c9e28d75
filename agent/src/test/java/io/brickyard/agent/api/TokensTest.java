package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void aTokenOpensWhatItIsForAndNothingIsShownOfIt() {
        Tokens tokens = Tokens.of(Map.of("reader-0123456789", Scope.READ, "master-0123456789", Scope.CHANGE));

        assertThat(tokens.scope("reader-0123456789")).isEqualTo(Scope.READ);
        assertThat(tokens.scope("master-0123456789")).isEqualTo(Scope.CHANGE);
        assertThat(tokens.scope("master-012345678")).isEqualTo(Scope.HEALTH);
        assertThat(tokens.scope("")).isEqualTo(Scope.HEALTH);
        assertThat(tokens).hasToString("Tokens[2]");
    }

    @Test
    void aTokenThatCanBeGuessedIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Tokens.of(Map.of("short", Scope.READ)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
    }
}
