package io.brickyard.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * What always holds in Brickyard's code. Each module checks these rules over all classes it sees, through a test class
 * {@code ArchitectureTest} of its own.
 */
public final class HouseRules {

    private static final String[] PURE = {
        "io.brickyard.pool..",
        "io.brickyard.health..",
        "io.brickyard.events..",
        "io.brickyard.json..",
        "io.brickyard.plan..",
        "io.brickyard.repair..",
        "io.brickyard.peering..",
        "io.brickyard.deploy.document.."
    };

    /** The lab and the benchmarks are there to make real and simulated glusterds run. */
    private static final String[] MAY_SPEAK_AND_START = {
        "io.brickyard.glusterd..",
        "io.brickyard.work..",
        "io.brickyard.lab..",
        "io.brickyard.bench..",
        "io.brickyard.agent..",
        "io.brickyard.agents..",
        "io.brickyard.eventsd..",
        "io.brickyard.receivers..",
        "io.brickyard.operator.."
    };

    private static final DescribedPredicate<JavaClass> SURVEY_VALUES = resideInAPackage("io.brickyard.survey..")
            .and(new DescribedPredicate<>("values") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getModifiers().contains(JavaModifier.PUBLIC)
                            && (type.isRecord() || type.isEnum() || type.isInterface());
                }
            })
            .as("survey's public records");

    @ArchTest
    static final ArchRule theThinkingPackagesTouchNothingOutside = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            // The catalogue of events is data within the jar, read once.
            .and()
            .doNotHaveFullyQualifiedName("io.brickyard.events.CatalogueResource")
            // So are profiles, the names of options, and the schema of documents.
            .and()
            .doNotHaveFullyQualifiedName("io.brickyard.deploy.document.Tables")
            .should()
            .dependOnClassesThat(Effects.ANY);

    @ArchTest
    static final ArchRule theThinkingPackagesAreToldTheTime =
            noClasses().that().resideInAnyPackage(PURE).should().callMethodWhere(Effects.READING_THE_CLOCK);

    @ArchTest
    static final ArchRule aSurveysRecordsTouchNothingOutside =
            noClasses().that(SURVEY_VALUES).should().dependOnClassesThat(Effects.ANY_BUT_NAMING_A_PATH);

    @ArchTest
    static final ArchRule aSurveysRecordsAreToldTheTime =
            noClasses().that(SURVEY_VALUES).should().callMethodWhere(Effects.READING_THE_CLOCK);

    @ArchTest
    static final ArchRule onlyGlusterdSpeaksOverSockets = noClasses()
            .that()
            .resideOutsideOfPackages(MAY_SPEAK_AND_START)
            .should()
            .dependOnClassesThat(Effects.SOCKETS);

    @ArchTest
    static final ArchRule onlyGlusterdStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackages(MAY_SPEAK_AND_START)
            // A terminal's size and mode can only be had from `stty`.
            .and()
            .doNotHaveFullyQualifiedName("io.brickyard.cli.show.RawTerminal")
            .should()
            .dependOnClassesThat(Effects.PROCESSES)
            .orShould()
            .callMethodWhere(Effects.STARTING_A_PROCESS);

    @ArchTest
    static final ArchRule poolKnowsNothingElse = arrows("io.brickyard.pool..");

    @ArchTest
    static final ArchRule glusterdKnowsPool = arrows("io.brickyard.glusterd..", "io.brickyard.pool..");

    @ArchTest
    static final ArchRule surveyKnowsPoolAndGlusterd =
            arrows("io.brickyard.survey..", "io.brickyard.pool..", "io.brickyard.glusterd..");

    @ArchTest
    static final ArchRule healthKnowsPoolAndWhatASurveySaw = noClasses()
            .that()
            .resideInAPackage("io.brickyard.health..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.brickyard..")
                    .and(DescribedPredicate.not(resideInAnyPackage("io.brickyard.health..", "io.brickyard.pool..")))
                    .and(DescribedPredicate.not(SURVEY_VALUES)));

    @ArchTest
    static final ArchRule eventsKnowPool = arrows("io.brickyard.events..", "io.brickyard.pool..");

    @ArchTest
    static final ArchRule webhooksKnowEvents =
            arrows("io.brickyard.webhooks..", "io.brickyard.pool..", "io.brickyard.events..", "io.brickyard.json..");

    @ArchTest
    static final ArchRule jsonKnowsNothingElse = arrows("io.brickyard.json..");

    @ArchTest
    static final ArchRule eventsdKnowsWebhooksAndGlusterd = arrows(
            "io.brickyard.eventsd..",
            "io.brickyard.pool..",
            "io.brickyard.json..",
            "io.brickyard.webhooks..",
            "io.brickyard.receivers..",
            "io.brickyard.glusterd..");

    @ArchTest
    static final ArchRule receiversKnowWebhooks = arrows("io.brickyard.receivers..", "io.brickyard.webhooks..");

    @ArchTest
    static final ArchRule agentsKnowWhatASurveyTakes =
            arrows("io.brickyard.agents..", "io.brickyard.pool..", "io.brickyard.json..", "io.brickyard.survey..");

    @ArchTest
    static final ArchRule planKnowsPool = arrows("io.brickyard.plan..", "io.brickyard.pool..");

    @ArchTest
    static final ArchRule repairKnowsPlanAndWhatASurveySaw = noClasses()
            .that()
            .resideInAPackage("io.brickyard.repair..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.brickyard..")
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("io.brickyard.repair..", "io.brickyard.plan..", "io.brickyard.pool..")))
                    .and(DescribedPredicate.not(SURVEY_VALUES)));

    @ArchTest
    static final ArchRule peeringKnowsPoolAndPlan =
            arrows("io.brickyard.peering..", "io.brickyard.pool..", "io.brickyard.plan..");

    @ArchTest
    static final ArchRule documentsKnowPlanAndPool =
            arrows("io.brickyard.deploy.document..", "io.brickyard.plan..", "io.brickyard.pool..");

    @ArchTest
    static final ArchRule deployKnowsCore = arrows(
            "io.brickyard.deploy..",
            "io.brickyard.pool..",
            "io.brickyard.plan..",
            "io.brickyard.repair..",
            "io.brickyard.peering..",
            "io.brickyard.glusterd..",
            "io.brickyard.survey..",
            "io.brickyard.health..",
            "io.brickyard.agents..",
            "io.brickyard.events..",
            "io.brickyard.json..",
            "io.brickyard.release..",
            "io.brickyard.work..");

    @ArchTest
    static final ArchRule onlyApplicationsKnowDeploy = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.brickyard.deploy..",
                    "io.brickyard.cli..",
                    "io.brickyard.agent..",
                    "io.brickyard.operator..",
                    "io.brickyard.lab..",
                    "io.brickyard.bench..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.brickyard.deploy.."));

    @ArchTest
    static final ArchRule workKnowsPlanAndTheWaysToNodes = arrows(
            "io.brickyard.work..",
            "io.brickyard.pool..",
            "io.brickyard.plan..",
            "io.brickyard.json..",
            "io.brickyard.glusterd..",
            "io.brickyard.agents..");

    @ArchTest
    static final ArchRule cliStandsAlone = standsAlone("cli");

    @ArchTest
    static final ArchRule agentStandsAlone = standsAlone("agent");

    @ArchTest
    static final ArchRule operatorStandsAlone = standsAlone("operator");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.brickyard.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everythingHasAName = noClasses()
            .should()
            .haveNameMatching("(?i).*\\.(util|utils|common|commons|helper|helpers|manager|managers|impl)\\..*")
            .orShould()
            .haveNameMatching(".*[.$](Common\\w*|\\w*(Utils?|Utilit(y|ies)|Helpers?|Managers?|Impl))");

    @ArchTest
    static final ArchRule everyPackageSaysWhatMayBeNull = classes()
            .that()
            .resideInAPackage("io.brickyard..")
            .should(new ArchCondition<>("be in a package whose package-info says @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type,
                            marked,
                            type.getName() + " is in " + type.getPackageName()
                                    + (marked ? ", which is" : ", which is not") + " @NullMarked"));
                }
            });

    private static ArchRule arrows(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAPackage("io.brickyard..")
                        .and(DescribedPredicate.not(resideInAPackage(from)))
                        .and(DescribedPredicate.not(resideInAnyPackage(to))))
                .as(from + " depends on nothing of Brickyard but " + String.join(", ", to));
    }

    /** Of what is shipped, only the core may be known; the lab and the benchmarks are never shipped with it. */
    private static ArchRule standsAlone(String deliverable) {
        String own = "io.brickyard." + deliverable + "..";
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.brickyard.cli..",
                                "io.brickyard.agent..",
                                "io.brickyard.operator..",
                                "io.brickyard.lab..",
                                "io.brickyard.bench..")
                        .and(DescribedPredicate.not(resideInAPackage(own))))
                .as(own + " depends on no other deliverable, nor on the lab or the benchmarks");
    }

    private HouseRules() {}
}
