package io.mooring.health;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.rules.Rules;

/** The package table of ARCHITECTURE.md, as far as it concerns this module, and the rules every module obeys. */
@AnalyzeClasses(packages = "io.mooring.health", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);

    /** The root package is vocabulary: it imports no feature. */
    @ArchTest
    static final ArchRule ROOT = mayUse("io.mooring.health");

    @ArchTest
    static final ArchRule INTEGRATION_VIEW = mayUse("io.mooring.health.integrationview");

    @ArchTest
    static final ArchRule CONNECTION_VIEW = mayUse("io.mooring.health.connectionview");

    @ArchTest
    static final ArchRule SIGNAL = mayUse("io.mooring.health.signal");

    @ArchTest
    static final ArchRule STATUS = mayUse("io.mooring.health.status", "integrationview", "connectionview", "signal");

    @ArchTest
    static final ArchRule INTAKE = mayUse("io.mooring.health.intake", "integrationview", "connectionview", "signal",
            "status");

    /** The report reads what the status left: its tables, not its classes. */
    @ArchTest
    static final ArchRule REPORT = mayUse("io.mooring.health.report");

    private static ArchRule mayUse(String user, String... used) {
        return noClasses().that().resideInAPackage(user).should().dependOnClassesThat(
                com.tngtech.archunit.base.DescribedPredicate.describe("are of another feature than " + user,
                        type -> type.getPackageName().startsWith("io.mooring.health.")
                                && !type.getPackageName().equals(user)
                                && !java.util.Set.of(used)
                                        .contains(type.getPackageName().substring("io.mooring.health.".length()))));
    }
}
