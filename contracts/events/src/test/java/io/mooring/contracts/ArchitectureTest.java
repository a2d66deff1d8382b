package io.mooring.contracts;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.event.EventDeserializer;
import io.mooring.contracts.event.EventSchemas;
import io.mooring.contracts.rules.Rules;

/** The rules every module obeys, and who may use whom in this one. */
@AnalyzeClasses(packages = "io.mooring.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NAMES = Rules.NAMES;

    @ArchTest
    static final ArchRule NO_CYCLES = Rules.NO_CYCLES;

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = Rules.NO_FIELD_INJECTION;

    @ArchTest
    static final ArchRule ROWS = Rules.ROWS;

    @ArchTest
    static final ArchRule RESOURCE_METHODS = Rules.RESOURCE_METHODS;

    @ArchTest
    static final ArchRule EVENT = mayUse("event");

    @ArchTest
    static final ArchRule PROBLEM = mayUse("problem", "event");

    @ArchTest
    static final ArchRule PAGE = mayUse("page", "problem");

    @ArchTest
    static final ArchRule DEFINITION = mayUse("definition");

    @ArchTest
    static final ArchRule ORIGIN = mayUse("origin");

    @ArchTest
    static final ArchRule MASTERKEY = mayUse("masterkey");

    @ArchTest
    static final ArchRule SECRET = mayUse("secret", "masterkey", "outbox", "problem", "page");

    @ArchTest
    static final ArchRule ROTATION = mayUse("rotation", "secret", "page", "problem", "caller");

    @ArchTest
    static final ArchRule CALLER = mayUse("caller", "event", "problem");

    @ArchTest
    static final ArchRule OUTBOX = mayUse("outbox", "event", "problem");

    /**
     * Two classes wait, off the event loop: {@link EventSchemas} registers at start on a worker, and nobody is there to
     * subscribe for it; {@link EventDeserializer} runs on Kafka's polling thread, which has to stand still while the
     * registry is away.
     */
    @ArchTest
    static void noOtherClassWaits(JavaClasses classes) {
        Rules.NO_BLOCKING.check(classes.that(DescribedPredicate
                .not(belongToAnyOf(EventSchemas.class, EventDeserializer.class))));
    }

    private static ArchRule mayUse(String user, String... used) {
        return noClasses().that().resideInAPackage("io.mooring.contracts." + user + "..").should()
                .dependOnClassesThat(DescribedPredicate.describe("are of another package than those " + user
                        + " may use", type -> isForeign(type.getPackageName(), user, Set.of(used))));
    }

    private static boolean isForeign(String type, String user, Set<String> used) {
        String own = "io.mooring.contracts.";
        String feature = type.startsWith(own) ? type.substring(own.length()).split("\\.")[0] : user;
        return !feature.equals(user) && !used.contains(feature);
    }
}
