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

import io.mooring.contracts.egress.database.Answers;
import io.mooring.contracts.egress.database.DatabaseCheck;
import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseFailures;
import io.mooring.contracts.egress.database.DatabaseFault;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.MongoSockets;
import io.mooring.contracts.egress.database.RedisReply;
import io.mooring.contracts.egress.database.RedisSocket;
import io.mooring.contracts.egress.database.RedisSockets;
import io.mooring.contracts.egress.database.SqlPools;
import io.mooring.contracts.egress.database.TlsMode;
import io.mooring.contracts.egress.fitness.Fitness;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.egress.http.Listening;
import io.mooring.contracts.egress.http.Reception;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;

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
                    EgressResponse.class, Reception.class, Listening.class, Race.class, Fitness.class,
                    DatabaseKind.class,
                    DatabaseLogin.class,
                    DatabaseFault.class,
                    DatabaseFailure.class, DatabaseFailures.class, DatabaseCheck.class, SqlPools.class,
                    RedisSockets.class, RedisSocket.class, RedisReply.class, MongoSockets.class, Answers.class,
                    TlsMode.class)));

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule POLICY_KNOWS_NO_HTTP = noClasses().that()
            .resideInAPackage("io.mooring.contracts.egress")
            .should().dependOnClassesThat().resideInAnyPackage("io.mooring.contracts.egress.http",
                    "io.mooring.contracts.egress.database", "io.vertx.core.http..");

    /** The drivers are optional: who has none on the class path must not meet them. */
    @ArchTest
    static final ArchRule ONLY_DATABASE_KNOWS_DRIVERS = noClasses().that()
            .resideOutsideOfPackage("io.mooring.contracts.egress.database")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..",
                    "io.vertx.mysqlclient..", "com.mongodb..", "org.bson..");

    /** A MySQL server may answer COM_QUERY by asking for a file of this machine, and the driver would send it. */
    @ArchTest
    static final ArchRule PREPARED_STATEMENTS_ONLY = noClasses()
            .should().callMethodWhere(target(describe("send a statement unprepared",
                    method -> method.getOwner().isAssignableTo(SqlClient.class)
                            && (method.getName().equals("query") || method.getName().equals("begin")))));

    @ArchTest
    static final ArchRule ONLY_THE_LOOKUP_RESOLVES = noClasses().that().doNotHaveSimpleName("SystemNameLookup")
            .should().callMethod(InetAddress.class, "getByName", String.class)
            .orShould().callMethod(InetAddress.class, "getAllByName", String.class);

    @ArchTest
    static final ArchRule ONLY_CONNECTIONS_OPENS_CLIENTS = noClasses().that()
            .doNotHaveSimpleName("Connections").and().resideOutsideOfPackage("io.mooring.contracts.egress.database")
            .should().callMethodWhere(
                    target(describe("open a network client", method -> method.getOwner().isEquivalentTo(Vertx.class)
                            && method.getName().matches("create(Http|Net|Datagram|Dns).*|httpClientBuilder"))));

    /** A race has to listen to two at once. */
    @ArchTest
    static final ArchRule NO_WAITING = noClasses().that().areNotAssignableTo(Race.class).should()
            .callMethod(Uni.class, "await")
            .orShould().callMethod(Uni.class, "subscribe").orShould().callMethod(Thread.class, "sleep", long.class);
}
