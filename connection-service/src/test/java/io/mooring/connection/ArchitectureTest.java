package io.mooring.connection;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

import io.mooring.contracts.rules.Rules;

/** The package table of ARCHITECTURE.md, as far as it concerns this module, and the rules every module obeys. */
@AnalyzeClasses(packages = "io.mooring.connection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);
}
