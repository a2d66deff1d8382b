package io.mooring.contracts.egress;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.net.InetAddress;

import jakarta.inject.Inject;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** What keeps this module small and the guard the only way out. */
@AnalyzeClasses(packages = "io.mooring.contracts.egress", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses().should().haveNameMatching(
            "(.*[.$])?([A-Z][a-z]*)*(Util|Utils|Helper|Manager|Impl|Base|Abstract|Common|Processor|Handler|Info|Data"
                    + "|Wrapper|Default|Service|DTO)([A-Z][A-Za-z]*)?");

    @ArchTest
    static final ArchRule ONLY_THE_AGREEMENT_IS_PUBLIC = classes().that().arePublic().and().areTopLevelClasses()
            .should(ArchCondition.from(belongToAnyOf(EgressGuard.class, EgressConfig.class, EgressFailure.class,
                    NameLookup.class, PinnedAddress.class, EgressClient.class, EgressRequest.class,
                    EgressResponse.class)));

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule POLICY_KNOWS_NO_HTTP = noClasses().that()
            .resideInAPackage("io.mooring.contracts.egress")
            .should().dependOnClassesThat().resideInAnyPackage("io.mooring.contracts.egress.http",
                    "io.vertx.core.http..");

    @ArchTest
    static final ArchRule ONLY_THE_LOOKUP_RESOLVES = noClasses().that().doNotHaveSimpleName("SystemNameLookup")
            .should().callMethod(InetAddress.class, "getByName", String.class)
            .orShould().callMethod(InetAddress.class, "getAllByName", String.class);

    @ArchTest
    static final ArchRule ONLY_CONNECTIONS_OPENS_CLIENTS = noClasses().that().doNotHaveSimpleName("Connections")
            .should().callMethodWhere(
                    target(describe("open a network client", method -> method.getOwner().isEquivalentTo(Vertx.class)
                            && method.getName().matches("create(Http|Net|Datagram|Dns).*|httpClientBuilder"))));

    @ArchTest
    static final ArchRule NO_WAITING = noClasses().should().callMethod(Uni.class, "await")
            .orShould().callMethod(Uni.class, "subscribe").orShould().callMethod(Thread.class, "sleep", long.class);
}
