package io.mooring.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.rules.Rules;

/** The package table of ARCHITECTURE.md, as far as it concerns this module, and the rules every module obeys. */
@AnalyzeClasses(packages = "io.mooring.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.mooring.catalog";

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);

    @ArchTest
    static final ArchRule VOCABULARY_USES_NO_FEATURE = uses(ROOT);

    @ArchTest
    static final ArchRule TEXT_USES_NO_FEATURE = uses(ROOT + ".text");

    @ArchTest
    static final ArchRule DOCUMENT_USES_TEXT = uses(ROOT + ".document", ROOT + ".text");

    @ArchTest
    static final ArchRule SWAGGER_USES_DOCUMENT = uses(ROOT + ".swagger", ROOT + ".document");

    @ArchTest
    static final ArchRule SCHEMA_USES_DOCUMENT = uses(ROOT + ".schema", ROOT + ".document");

    @ArchTest
    static final ArchRule INTEGRATION_USES_NO_FEATURE = uses(ROOT + ".integration");

    @ArchTest
    static final ArchRule OPERATION_USES_DOCUMENT_AND_SCHEMA = uses(ROOT + ".operation", ROOT + ".document",
            ROOT + ".schema");

    @ArchTest
    static final ArchRule SOURCE_USES_DOCUMENT = uses(ROOT + ".source", ROOT + ".document");

    @ArchTest
    static final ArchRule OPENAPI_USES_DOCUMENT_AND_SCHEMA = uses(ROOT + ".openapi", ROOT + ".operation",
            ROOT + ".document", ROOT + ".schema", ROOT + ".source", ROOT + ".swagger");

    @ArchTest
    static final ArchRule LISTING_USES_NO_FEATURE = uses(ROOT + ".listing");

    @ArchTest
    static final ArchRule MCP_USES_LISTING = uses(ROOT + ".mcp", ROOT + ".listing");

    @ArchTest
    static final ArchRule MCP_FILE_USES_MCP = uses(ROOT + ".mcpfile", ROOT + ".mcp");

    @ArchTest
    static final ArchRule PROBE_USES_NO_FEATURE = uses(ROOT + ".probe");

    @ArchTest
    static final ArchRule TYPESYSTEM_USES_DOCUMENT = uses(ROOT + ".typesystem", ROOT + ".document");

    @ArchTest
    static final ArchRule GRAPHQL_USES_TYPESYSTEM = uses(ROOT + ".graphql", ROOT + ".document", ROOT + ".typesystem");

    @ArchTest
    static final ArchRule DATABASE_USES_NO_FEATURE = uses(ROOT + ".database");

    /** Only intake and this may use several kinds. */
    @ArchTest
    static final ArchRule PRESET_USES_THE_KINDS = uses(ROOT + ".preset", ROOT + ".database", ROOT + ".graphql",
            ROOT + ".mcp", ROOT + ".openapi", ROOT + ".provider", ROOT + ".source");

    @ArchTest
    static final ArchRule PROVIDER_USES_NO_FEATURE = uses(ROOT + ".provider");

    @ArchTest
    static final ArchRule BUILTIN_USES_NO_FEATURE = uses(ROOT + ".builtin");

    @ArchTest
    static final ArchRule DETECTION_USES_PROBE = uses(ROOT + ".detection", ROOT + ".probe");

    @ArchTest
    static final ArchRule REPEAT_USES_NO_FEATURE = uses(ROOT + ".repeat");

    @ArchTest
    static final ArchRule DISCOVERY_USES_THE_ROWS = uses(ROOT + ".discovery", ROOT + ".integration", ROOT + ".tool");

    @ArchTest
    static final ArchRule REGISTRY_USES_DOCUMENT = uses(ROOT + ".registry", ROOT + ".document");

    @ArchTest
    static final ArchRule SYNC_USES_REGISTRY = uses(ROOT + ".sync", ROOT + ".registry");

    @ArchTest
    static final ArchRule TOOL_USES_NO_FEATURE = uses(ROOT + ".tool");

    /** The compiler is pure: a document in, tools out. */
    @ArchTest
    static final ArchRule COMPILING_NEEDS_NOBODY = noClasses().that()
            .resideInAnyPackage(ROOT + ".text", ROOT + ".document", ROOT + ".swagger", ROOT + ".schema",
                    ROOT + ".operation", ROOT + ".typesystem")
            .should().dependOnClassesThat().resideInAnyPackage("io.smallrye.mutiny..", "io.vertx..", "jakarta..");

    private static ArchRule uses(String feature, String... others) {
        String[] allowed = Stream.concat(Stream.of(ROOT, feature), Arrays.stream(others)).toArray(String[]::new);
        return noClasses().that().resideInAPackage(feature).should().dependOnClassesThat(
                DescribedPredicate.describe("are of another feature",
                        type -> type.getPackageName().startsWith(ROOT)
                                && !List.of(allowed).contains(type.getPackageName())));
    }
}
