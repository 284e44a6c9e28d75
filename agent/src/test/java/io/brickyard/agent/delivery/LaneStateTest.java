package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneStateTest {

    @Test
    void aJournalWhoseFirstEventHasALargeNumberHasNoMoreWaitingThanItHolds() {
        FakeJournal journal = new FakeJournal();
        assertThat(LaneState.at(0).waiting(journal)).isZero();

        journal.grow(1_795_275_862_733_567L);
        journal.letGoThrough(1_795_275_862_733_564L);

        assertThat(LaneState.at(0).waiting(journal)).isEqualTo(3);
        assertThat(LaneState.at(1_795_275_862_733_566L).waiting(journal)).isEqualTo(1);
        assertThat(LaneState.at(1_795_275_862_733_567L).waiting(journal)).isZero();
    }
}
