package io.brickyard.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.Bytes;
import io.brickyard.pool.Volume;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final long GIB = 1L << 30;

    private static Capacity of(String volume, Survey survey) {
        for (Volume candidate : survey.volumes()) {
            if (candidate.name().value().equals(volume)) {
                return Capacity.of(candidate, survey);
            }
        }
        throw new IllegalArgumentException(volume);
    }

    private static Capacity.Known known(long totalGib, long freeBytes) {
        return new Capacity.Known(new Bytes(totalGib * GIB), new Bytes(freeBytes));
    }

    @Test
    void usableOfAReplicaSetIsItsSmallestBrick() {
        Survey survey =
                PoolFixtures.usual().usageEverywhere().usage("rep3", 1, 90).build();

        assertThat(of("rep3", survey).usable()).isEqualTo(known(100, 100 * GIB / 100 * 10));
    }

    @Test
    void anArbitersSizeDoesNotCount() {
        Survey survey =
                PoolFixtures.usual().usageEverywhere().usage("arb", 2, 99).build();

        assertThat(of("arb", survey).usable()).isEqualTo(known(100, 100 * GIB / 100 * 60));
    }

    @Test
    void usableOfADisperseSetIsItsSmallestBrickTimesTheDataBricks() {
        Survey survey = PoolFixtures.usual().usageEverywhere().build();

        assertThat(of("disp", survey).usable()).isEqualTo(known(200, 2 * (100 * GIB / 100 * 60)));
    }

    @Test
    void subvolumesAddUp() {
        Survey survey = PoolFixtures.usual().usageEverywhere().build();

        assertThat(of("drep", survey).usable()).isEqualTo(known(200, 2 * (100 * GIB / 100 * 60)));
        assertThat(of("dist", survey).raw()).isEqualTo(known(300, 3 * (100 * GIB / 100 * 60)));
    }

    @Test
    void aFileSystemUnderTwoBricksIsCountedOnce() {
        Survey survey = Surveys.ofPool(1)
                .volume("one", PoolFixtures.SINGLE, 1)
                .volume("two", PoolFixtures.SINGLE, 1)
                .usage("one", 0, 40, "/dev/sdb", "rw")
                .usage("two", 0, 40, "/dev/sdb", "rw")
                .build();

        Capacity pool = Capacity.ofPool(survey);

        assertThat(pool.raw()).isEqualTo(known(100, 100 * GIB / 100 * 60));
        assertThat(pool.shared()).isTrue();
        assertThat(pool.usable()).isEqualTo(new Capacity.Unknown("bricks share file systems"));
        assertThat(of("one", survey).shared()).isTrue();
    }

    @Test
    void theSameDeviceNameOnTwoNodesIsTwoFileSystems() {
        Survey survey = Surveys.ofPool(2)
                .volume("two", PoolFixtures.SINGLE, 2)
                .usage("two", 0, 40, "/dev/sdb", "rw")
                .usage("two", 1, 40, "/dev/sdb", "rw")
                .build();

        assertThat(Capacity.ofPool(survey).shared()).isFalse();
        assertThat(Capacity.ofPool(survey).raw()).isEqualTo(known(200, 2 * (100 * GIB / 100 * 60)));
    }

    @Test
    void aPartOfTheSizesIsNotPassedOffAsTheWhole() {
        Survey survey = PoolFixtures.usual().usage("rep3", 0, 40).build();

        assertThat(of("rep3", survey).usable()).isEqualTo(new Capacity.Unknown("size of 2 of 3 bricks not known"));
        assertThat(Capacity.ofPool(survey).raw()).isEqualTo(new Capacity.Unknown("size of 21 of 22 bricks not known"));
    }
}
