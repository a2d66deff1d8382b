package io.mooring.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may use which; the demo is a user of the running stack and knows none of it. */
@AnalyzeClasses(packages = "io.mooring.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule vocabularyImportsNoFeature = classes().that().resideInAPackage("io.mooring.local").should()
            .onlyDependOnClassesThat().resideOutsideOfPackage("io.mooring.local.(*)..");

    @ArchTest
    static final ArchRule processesKnowNoParts = noClasses().that().resideInAPackage("..local.process..").should()
            .dependOnClassesThat().resideInAnyPackage("..local.part..", "..local.stack..", "..local.prepare..",
                    "..local.connector..", "..local.command..");

    @ArchTest
    static final ArchRule partsKnowNoStack = noClasses().that()
            .resideInAnyPackage("..local.part..", "..local.connector..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..local.stack..", "..local.prepare..", "..local.command..", "..local.tenant..");

    @ArchTest
    static final ArchRule theGatewayIsAProcessOfItsOwn = classes().that().resideInAPackage("..local.gateway..").should()
            .onlyDependOnClassesThat().resideOutsideOfPackages("io.mooring.local", "..local.part..",
                    "..local.process..",
                    "..local.stack..", "..local.command..");

    @ArchTest
    static final ArchRule nobodyUsesTheCommands = noClasses().that().resideOutsideOfPackage("..local.command..")
            .should()
            .dependOnClassesThat().resideInAPackage("..local.command..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.mooring.local.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses().should().haveNameMatching(
            ".*(Utils?|Helper|Manager|Impl|Base|Abstract|Common|Processor|Handler|Info|Data|Wrapper|Default|Service|DTO)$");
}
