package io.brickyard.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.survey.PoolFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutesTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Target GV0 = new Target(Target.Kind.VOLUME, "gv0");
    private static final Target GV1 = new Target(Target.Kind.VOLUME, "gv1");

    private static Finding finding(Check check, Severity severity, Target target, long extent) {
        return new Draft(check, target, check + " of " + target)
                .as(severity)
                .extent(extent)
                .finding();
    }

    private static Finding degraded(Target target, Severity severity, long extent) {
        return finding(Check.VOLUME_DEGRADED, severity, target, extent);
    }

    private static Assessment assessment(Finding... findings) {
        return new Assessment(Assessor.verdict(List.of(findings)), List.of(), List.of(findings), List.of());
    }

    private static Mutes mute(Optional<Target> target, boolean sticky, Optional<Instant> until, Finding... now) {
        return Mutes.NONE.with(Mute.of(Check.VOLUME_DEGRADED, target, until, sticky, List.of(now)));
    }

    private static Mutes mute(Optional<Target> target, Finding... now) {
        return mute(target, false, Optional.empty(), now);
    }

    @Test
    void whatIsMutedDoesNotCountForTheVerdict() {
        Finding found = degraded(GV0, Severity.WARNING, 1);

        Mutes.Applied applied = mute(Optional.of(GV0), found).apply(assessment(found), true, NOW);

        assertThat(applied.assessment().overall()).isEqualTo(Verdict.OK);
        assertThat(applied.assessment().findings()).isEmpty();
        assertThat(applied.assessment().muted()).containsExactly(found);
        assertThat(applied.remaining().all()).hasSize(1);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        Finding found = degraded(GV0, Severity.WARNING, 1);
        Mutes mutes = mute(Optional.of(GV0), false, Optional.of(NOW), found);

        assertThat(mutes.apply(assessment(found), true, NOW.minusNanos(1)).ended())
                .isEmpty();
        assertThat(mutes.apply(assessment(found), true, NOW).ended())
                .extracting(Mutes.Ended::reason)
                .containsExactly(Mutes.Reason.EXPIRED);
    }

    @Test
    void endsWhenTheSeverityRisesOrTheExtentGrows() {
        Finding found = degraded(GV0, Severity.WARNING, 2);
        Mutes mutes = mute(Optional.of(GV0), true, Optional.empty(), found);

        for (Finding worse : List.of(degraded(GV0, Severity.ERROR, 1), degraded(GV0, Severity.WARNING, 3))) {
            Mutes.Applied applied = mutes.apply(assessment(worse), true, NOW);
            assertThat(applied.ended()).extracting(Mutes.Ended::reason).containsExactly(Mutes.Reason.WORSENED);
            assertThat(applied.assessment().findings()).containsExactly(worse);
        }
    }

    @Test
    void withoutATargetItEndsWhenThereAreMoreTargetsEvenIfTheSumIsTheSame() {
        Mutes mutes = mute(Optional.empty(), degraded(GV0, Severity.WARNING, 2));
        Assessment now = assessment(degraded(GV0, Severity.WARNING, 1), degraded(GV1, Severity.WARNING, 1));

        assertThat(mutes.apply(now, true, NOW).ended())
                .extracting(Mutes.Ended::reason)
                .containsExactly(Mutes.Reason.WORSENED);
    }

    @Test
    void endsWhenTheFindingIsGoneUnlessSticky() {
        Finding found = degraded(GV0, Severity.WARNING, 1);

        assertThat(mute(Optional.of(GV0), found).apply(assessment(), true, NOW).ended())
                .extracting(Mutes.Ended::reason)
                .containsExactly(Mutes.Reason.CLEARED);
        assertThat(mute(Optional.of(GV0), true, Optional.empty(), found)
                        .apply(assessment(), true, NOW)
                        .ended())
                .isEmpty();
    }

    @Test
    void whatWasNotLookedAtHasNotGone() {
        Finding found = degraded(GV0, Severity.WARNING, 1);
        assertThat(mute(Optional.of(GV0), found).apply(assessment(), false, NOW).ended())
                .isEmpty();

        Finding full = finding(Check.BRICK_FULL, Severity.ERROR, GV0, 18);
        Mutes ofFull =
                Mutes.NONE.with(Mute.of(Check.BRICK_FULL, Optional.empty(), Optional.empty(), false, List.of(full)));
        assertThat(ofFull.apply(assessment(), true, NOW).ended()).isEmpty();
    }

    @Test
    void nothingToMuteIsRefusedUnlessSticky() {
        assertThatThrownBy(() -> mute(Optional.of(GV0))).hasMessageContaining("VOLUME_DEGRADED:volume/gv0");
        assertThat(mute(Optional.of(GV0), true, Optional.empty())
                        .apply(assessment(degraded(GV0, Severity.WARNING, 9)), true, NOW)
                        .assessment()
                        .findings())
                .isEmpty();
    }

    @Test
    void aPoolOfWhichNothingIsKnownIsNotMadeWellByMuting() {
        Finding found = degraded(GV0, Severity.WARNING, 1);
        Assessment unknown = new Assessment(Verdict.UNKNOWN, List.of(), List.of(found), List.of());
        assertThat(mute(Optional.of(GV0), found)
                        .apply(unknown, true, NOW)
                        .assessment()
                        .overall())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void everyFindingIsShownOrMutedAndNoEndedMuteHidesAnything() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            List<Finding> before = someFindings(random);
            Mutes mutes = Mutes.NONE;
            for (Finding finding : before) {
                if (random.nextBoolean()) {
                    Optional<Target> target = random.nextBoolean() ? Optional.of(finding.target()) : Optional.empty();
                    Optional<Instant> until = random.nextBoolean()
                            ? Optional.of(NOW.plusSeconds(random.nextInt(-5, 5)))
                            : Optional.empty();
                    mutes = mutes.with(Mute.of(finding.check(), target, until, random.nextBoolean(), before));
                }
            }
            List<Finding> after = random.nextBoolean() ? before : someFindings(random);

            Mutes.Applied applied = mutes.apply(assessment(after.toArray(Finding[]::new)), random.nextBoolean(), NOW);

            List<Finding> all = new ArrayList<>(applied.assessment().findings());
            all.addAll(applied.assessment().muted());
            assertThat(all).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(after);
            assertThat(applied.remaining().all().size() + applied.ended().size())
                    .as("seed %d", seed)
                    .isEqualTo(mutes.all().size());
            for (Finding muted : applied.assessment().muted()) {
                assertThat(applied.remaining().all()).as("seed %d", seed).anyMatch(mute -> mute.covers(muted));
            }
            for (Mute mute : applied.remaining().all()) {
                assertThat(Mute.Level.of(mute.covered(after)).isWorseThan(mute.level()))
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }

    private static List<Finding> someFindings(Random random) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : List.of(Check.VOLUME_DEGRADED, Check.HEAL_PENDING)) {
            for (Target target : List.of(GV0, GV1)) {
                if (random.nextInt(3) > 0) {
                    Severity severity = Severity.values()[random.nextInt(3)];
                    findings.add(finding(check, severity, target, random.nextLong(1, 5)));
                }
            }
        }
        return findings;
    }

    @Test
    void theAssessorSetsMutedFindingsApart() {
        Assessor assessor = new Assessor();
        Assessment plain = assessor.assess(PoolFixtures.oneBrickDown());
        Mutes mutes = Mutes.NONE;
        for (Finding finding : plain.findings()) {
            mutes = mutes.with(
                    Mute.of(finding.check(), Optional.of(finding.target()), Optional.empty(), false, plain.findings()));
        }
        Mutes.Applied applied = assessor.assess(PoolFixtures.oneBrickDown(), mutes, NOW);
        assertThat(applied.assessment().overall()).isEqualTo(Verdict.OK);
        assertThat(applied.assessment().muted()).isEqualTo(plain.findings());
        assertThat(assessor.assess(PoolFixtures.nodeUnreachable(), mutes, NOW)
                        .assessment()
                        .overall())
                .isEqualTo(Verdict.ERROR);
    }
}
