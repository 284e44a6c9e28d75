package io.brickyard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that never fails checks nothing: each of these must notice code that breaks it. */
class HouseRulesTest {

    private static final JavaClasses OFFENDING = new ClassFileImporter().importPackages("io.brickyard.health.offence");

    static ArchRule[] rulesThatAreBroken() {
        return new ArchRule[] {
            HouseRules.theThinkingPackagesTouchNothingOutside,
            HouseRules.theThinkingPackagesAreToldTheTime,
            HouseRules.onlyGlusterdSpeaksOverSockets,
            HouseRules.onlyGlusterdStartsProcesses,
            HouseRules.healthKnowsPoolAndWhatASurveySaw,
            HouseRules.everythingHasAName,
            HouseRules.everyPackageSaysWhatMayBeNull,
        };
    }

    @ParameterizedTest
    @MethodSource("rulesThatAreBroken")
    void codeThatBreaksARuleIsNoticed(ArchRule rule) {
        assertThat(rule.evaluate(OFFENDING).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rulesThatAreBroken")
    void codeThatKeepsARuleIsLeftAlone(ArchRule rule) {
        JavaClasses pool =
                new ClassFileImporter().withImportOption(new Production()).importPackages("io.brickyard.pool");

        assertThat(rule.evaluate(pool).hasViolation()).isFalse();
    }
}
