package io.brickyard.agent;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.brickyard.architecture.HouseRules;
import io.brickyard.architecture.Production;

@AnalyzeClasses(packages = "io.brickyard", importOptions = Production.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);
}
