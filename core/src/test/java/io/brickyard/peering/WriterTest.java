package io.brickyard.peering;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.peering.Writer.Admitted;
import io.brickyard.peering.Writer.Busy;
import io.brickyard.peering.Writer.Claim;
import io.brickyard.peering.Writer.Deposed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriterTest {

    private static final Writer ANNA = Writer.NOBODY.take("anna");
    private static final Claim ANNAS = new Claim("anna", 1);

    private static Admitted admitted(Writer writer, Claim claim) {
        assertThat(writer.begin(claim)).isInstanceOf(Admitted.class);
        return (Admitted) writer.begin(claim);
    }

    @Test
    void theHolderMayAct() {
        assertThat(ANNA.claim()).contains(ANNAS);
        assertThat(admitted(ANNA, ANNAS).next().acting()).contains(new Writer.Turn(ANNAS, 1));
    }

    @Test
    void whoWasDeposedIsRefusedAndToldByWhom() {
        assertThat(ANNA.take("berta").begin(ANNAS)).isEqualTo(new Deposed(Optional.of("berta")));
    }

    @Test
    void whoTookItTwiceActsUnderTheLastOnly() {
        assertThat(ANNA.take("anna").begin(ANNAS)).isInstanceOf(Deposed.class);
    }

    @Test
    void aNewHolderWaitsForTheStepOfTheOldOne() {
        Admitted annas = admitted(ANNA, ANNAS);
        Writer berta = annas.next().take("berta");
        Claim bertas = berta.claim().orElseThrow();
        assertThat(berta.begin(bertas)).isEqualTo(new Busy(annas.turn()));
        assertThat(berta.end(annas.turn()).begin(bertas)).isInstanceOf(Admitted.class);
    }

    @Test
    void nobodyEndsAStepThatIsNotTheirs() {
        Admitted first = admitted(ANNA, ANNAS);
        Admitted second = admitted(first.next().end(first.turn()), ANNAS);
        assertThat(second.next().end(first.turn())).isEqualTo(second.next());
    }

    @Test
    void givingUpDeposesWhoWasWaitedFor() {
        Admitted annas = admitted(ANNA, ANNAS);
        Writer berta = annas.next().giveUp(annas.turn(), "berta");
        assertThat(berta.begin(berta.claim().orElseThrow())).isInstanceOf(Admitted.class);
        assertThat(berta.begin(ANNAS)).isInstanceOf(Deposed.class);
    }

    @Test
    void givingUpOnAStepThatEndedMeanwhileEndsNoOther() {
        Admitted first = admitted(ANNA, ANNAS);
        Admitted second = admitted(first.next().end(first.turn()), ANNAS);
        assertThat(second.next().giveUp(first.turn(), "berta").acting()).contains(second.turn());
    }
}
