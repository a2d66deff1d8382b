package io.mooring.contracts.provider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.rules.Rules;

/** The rules every module obeys, and what a provider must not do. */
@AnalyzeClasses(packages = "io.mooring.contracts.provider", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);

    /** A provider says what to send; services send it, through the egress guard. */
    @ArchTest
    static final ArchRule NO_INPUT_OUTPUT = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..", "java.sql..", "io.vertx..", "org.apache.kafka..");

    /** The interface knows no provider, only what a tool of one is. */
    @ArchTest
    static final ArchRule INTERFACE = noClasses().that().resideInAPackage("io.mooring.contracts.provider")
            .should().dependOnClassesThat().resideInAnyPackage("io.mooring.contracts.provider.preset..",
                    "io.mooring.contracts.provider.github..", "io.mooring.contracts.provider.google..",
                    "io.mooring.contracts.provider.slack..", "io.mooring.contracts.provider.linear..");
}
