package io.brickyard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.json.Json;
import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeStep;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwedTest {

    private static final String VOLUME = "0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e";

    private static NodeStep.Clean clean(Leftover leftover) {
        return new NodeStep.Clean(
                new HostName("gl1"), new BrickPath("/bricks/b1/gv0"), UUID.fromString(VOLUME), leftover);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOwedIsReadAsItWasWritten(Leftover leftover) {
        assertThat(Owed.read(Owed.form(clean(leftover)).orElseThrow())).hasValue(clean(leftover));
    }

    /** A brick that was drained must not be wiped with files in it because an older journal did not tell which it was. */
    @Test
    void whatAnOlderJournalDoesNotTellIsTakenForTheCarefulOne() {
        Json.Members old = Json.Members.NONE
                .with("clean", "gl1")
                .with("brick", "/bricks/b1/gv0")
                .with("volume", VOLUME);
        assertThat(Owed.read(old)).hasValue(clean(Leftover.NO_FILES));
        assertThat(Owed.read(old.with("leftover", "whatever"))).hasValue(clean(Leftover.NO_FILES));
    }
}
