package io.mooring.webhook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.Producer;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.rules.Rules;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.http.HttpServerRequest;

/** The package table of ARCHITECTURE.md, as far as it concerns this module, and the rules every module obeys. */
@AnalyzeClasses(packages = "io.mooring.webhook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> FEATURES = List.of("provider", "custom", "endpoint", "refusal", "intake", "event", "filter",
            "subscription", "publication", "connectionview", "mapping", "dispatch", "retry", "lane", "standing",
            "sending", "delivery", "redrive", "retention", "replay", "stream");

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);

    @ArchTest
    static final ArchRule VOCABULARY = noClasses().that().resideInAPackage("io.mooring.webhook").should()
            .dependOnClassesThat().resideInAPackage("io.mooring.webhook.*..");

    @ArchTest
    static final ArchRule PROVIDER = mayUse("provider");

    @ArchTest
    static final ArchRule CUSTOM = mayUse("custom", "provider");

    @ArchTest
    static final ArchRule ENDPOINT = mayUse("endpoint", "provider", "custom");

    @ArchTest
    static final ArchRule REFUSAL = mayUse("refusal", "provider", "endpoint");

    @ArchTest
    static final ArchRule INTAKE = mayUse("intake", "provider", "custom", "endpoint", "refusal");

    @ArchTest
    static final ArchRule EVENT = mayUse("event");

    @ArchTest
    static final ArchRule FILTER = mayUse("filter");

    @ArchTest
    static final ArchRule SUBSCRIPTION = mayUse("subscription", "filter");

    @ArchTest
    static final ArchRule PUBLICATION = mayUse("publication");

    @ArchTest
    static final ArchRule CONNECTION_VIEW = mayUse("connectionview", "endpoint");

    @ArchTest
    static final ArchRule MAPPING = mayUse("mapping", "event", "endpoint", "connectionview");

    @ArchTest
    static final ArchRule DISPATCH = mayUse("dispatch", "event", "subscription", "filter", "publication", "mapping");

    @ArchTest
    static final ArchRule RETRY = mayUse("retry");

    @ArchTest
    static final ArchRule LANE = mayUse("lane");

    @ArchTest
    static final ArchRule STANDING = mayUse("standing");

    @ArchTest
    static final ArchRule SENDING = mayUse("sending", "event", "subscription", "retry");

    @ArchTest
    static final ArchRule DELIVERY = mayUse("delivery", "dispatch", "event", "subscription", "retry", "lane",
            "standing", "sending");

    @ArchTest
    static final ArchRule REDRIVE = mayUse("redrive", "subscription");

    @ArchTest
    static final ArchRule RETENTION = mayUse("retention");

    @ArchTest
    static final ArchRule REPLAY = mayUse("replay", "event", "intake", "subscription");

    @ArchTest
    static final ArchRule STREAM = mayUse("stream", "event", "dispatch");

    /** Facts without a row leave by one door. */
    @ArchTest
    static final ArchRule KAFKA = noClasses().that().doNotHaveFullyQualifiedName("io.mooring.webhook.intake.Intake")
            .should().dependOnClassesThat().areAssignableTo(MutinyEmitter.class)
            .orShould().dependOnClassesThat().areAssignableTo(Producer.class);

    /** Whatever leaves goes through the egress guard, in two places. */
    @ArchTest
    static final ArchRule EGRESS = noClasses().that()
            .doNotHaveFullyQualifiedName("io.mooring.webhook.sending.SubscriberClient").and()
            .doNotHaveFullyQualifiedName("io.mooring.webhook.intake.KeyClient").should()
            .dependOnClassesThat().areAssignableTo(EgressClient.class);

    @ArchTest
    static final ArchRule NO_OTHER_CLIENT = noClasses().should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx.core.http..", "io.vertx.ext.web.client..",
                    "org.apache.http..").and(not(assignableTo(HttpServerRequest.class))))
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.http.HttpClient");

    /** Decisions are plain functions. */
    @ArchTest
    static final ArchRule PURE = noClasses().that().resideInAnyPackage("..provider", "..retry", "..lane", "..filter")
            .should()
            .dependOnClassesThat().areAssignableTo(Uni.class);

    private static ArchRule mayUse(String feature, String... others) {
        String[] closed = FEATURES.stream()
                .filter(other -> !other.equals(feature) && Stream.of(others).noneMatch(other::equals))
                .map(other -> "io.mooring.webhook." + other + "..").toArray(String[]::new);
        return noClasses().that().resideInAPackage("io.mooring.webhook." + feature + "..").should()
                .dependOnClassesThat().resideInAnyPackage(closed);
    }
}
