package io.brickyard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.deploy.document.Source;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.HostName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedPlanTest {

    private static final WantedPool WANTED =
            new WantedPool("pool", List.of(), List.of(), Map.of(), Map.of(), WantedPool.Removal.KEEP);
    private static final Plan PLAN = new Plan(List.of(new PeerStep.Probe(new HostName("n2"))), List.of());

    private final PretendPool pool = new PretendPool(List.of("n1", "n2", "n3"));

    private SavedPlan saved() {
        return SavedPlan.of(PLAN, seen(), List.of(new Source("pool.yaml", "kind: Pool\n")), "2026-01-31T03:00:00Z");
    }

    private SeenPool seen() {
        return pool.look(Needs.NOTHING);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(SavedPlan.read(saved().text())).contains(saved());
        assertThat(SavedPlan.read("kind: Pool\n")).isEmpty();
    }

    @Test
    void aChangedFileIsRefused() {
        String text = saved().text().replace("is up", "is away");
        assertThatThrownBy(() -> SavedPlan.read(text)).hasMessageContaining("changed after it was made");
    }

    @Test
    void itIsDoneOnAPoolThatIsAsItWas() {
        assertThat(saved().towards(WANTED).of(seen())).isEqualTo(new Intent.Wanted(WANTED));
        assertThat(saved().towards(WANTED).agreed(new Planning.Planned(PLAN))).isInstanceOf(Planning.Planned.class);
    }

    @Test
    void onAnotherPoolItSaysWhatDiffers() {
        SavedPlan plan = saved();
        pool.gluster(List.of("peer", "probe", "n3"));
        assertThat(plan.towards(WANTED).of(seen()).toString())
                .contains("the pool is not as it was seen at 2026-01-31T03:00:00Z", "now: node n3 is up");
    }

    @Test
    void otherStepsThanThoseThatWereShownAreNotDone() {
        Plan other = new Plan(List.of(new PeerStep.Probe(new HostName("n3"))), List.of());
        assertThat(saved().towards(WANTED).agreed(new Planning.Planned(other)).toString())
                .contains("other steps would be done");
    }
}
