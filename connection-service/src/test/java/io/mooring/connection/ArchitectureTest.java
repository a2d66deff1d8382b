package io.mooring.connection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import jakarta.enterprise.context.ApplicationScoped;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.rules.Rules;
import io.mooring.contracts.secret.Secrets;

/** The package table of ARCHITECTURE.md, as far as it concerns this module, and the rules every module obeys. */
@AnalyzeClasses(packages = "io.mooring.connection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.mooring.connection";

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);

    @ArchTest
    static final ArchRule VOCABULARY_IMPORTS_NO_FEATURE = noClasses().that().resideInAPackage(ROOT)
            .should().dependOnClassesThat().resideInAPackage(ROOT + ".*..");

    @ArchTest
    static final ArchRule INTEGRATIONVIEW_STANDS_ALONE = mayUse("integrationview");

    @ArchTest
    static final ArchRule APIKEY_STANDS_ALONE = mayUse("apikey");

    @ArchTest
    static final ArchRule AGENT_KNOWS_APPS = mayUse("agent", "integrationview");

    @ArchTest
    static final ArchRule CREDENTIAL_READS_AUTH_METHODS = mayUse("credential", "integrationview");

    @ArchTest
    static final ArchRule LINK_DESTROYS = mayUse("link", "credential", "preference");

    @ArchTest
    static final ArchRule PREFERENCE_STANDS_ALONE = mayUse("preference");

    @ArchTest
    static final ArchRule INTAKE_SEALS_AND_LINKS = mayUse("intake", "integrationview", "agent", "credential",
            "link", "preference", "probe", "revocation", "grant", "device");

    @ArchTest
    static final ArchRule PROBE_ASKS_PROVIDERS = mayUse("probe", "integrationview", "credential", "link");

    @ArchTest
    static final ArchRule RENEWAL_KEEPS_CONNECTIONS_ALIVE = mayUse("renewal", "integrationview", "credential", "link",
            "oauth", "clienthealth", "authconfig", "probe", "revocation",
            "grant", "device");

    @ArchTest
    static final ArchRule REVOCATION_TELLS_PROVIDERS = mayUse("revocation", "credential", "link", "oauth",
            "authconfig", "probe");

    @ArchTest
    static final ArchRule GRANT_NEEDS_NO_BROWSER = mayUse("grant", "integrationview", "credential", "link", "oauth",
            "authconfig", "probe");

    @ArchTest
    static final ArchRule DEVICE_WAITS_FOR_PEOPLE = mayUse("device", "integrationview", "credential", "link", "oauth",
            "authconfig", "probe", "grant");

    @ArchTest
    static final ArchRule OAUTH_STANDS_ALONE = mayUse("oauth");

    @ArchTest
    static final ArchRule DISCOVERY_FINDS_SERVERS = mayUse("discovery", "oauth");

    @ArchTest
    static final ArchRule CLIENTHEALTH_STANDS_ALONE = mayUse("clienthealth");

    @ArchTest
    static final ArchRule AUTHCONFIG_KNOWS_APPS = mayUse("authconfig", "integrationview", "credential", "oauth",
            "discovery", "clienthealth");

    @ArchTest
    static final ArchRule CONSENT_BRINGS_GRANTS = mayUse("consent", "integrationview", "credential", "link", "oauth",
            "clienthealth", "authconfig", "probe");

    @ArchTest
    static final ArchRule INVENTORY_READS = mayUse("inventory", "integrationview", "link");

    @ArchTest
    static final ArchRule DATABASE_SEALS_AND_LINKS = mayUse("database", "integrationview", "credential", "link");

    @ArchTest
    static final ArchRule LEASE_RENDERS = mayUse("lease", "integrationview", "credential", "link", "renewal");

    @ArchTest
    static final ArchRule SESSION_LETS_PEOPLE_IN = mayUse("session", "integrationview", "link", "authconfig");

    @ArchTest
    static final ArchRule HANDOFF_SHOWS_PAGES = mayUse("handoff", "integrationview", "link", "authconfig", "consent",
            "intake", "database", "session");

    @ArchTest
    static final ArchRule DOOR_SPEAKS_AS_THE_SEEDS = mayUse("door", "integrationview", "link", "revocation",
            "consent", "intake");

    /** Nobody else can open a credential. */
    @ArchTest
    static final ArchRule ONLY_CREDENTIAL_HAS_THE_KEYS = noClasses().that()
            .resideOutsideOfPackage(ROOT + ".credential")
            .should().dependOnClassesThat().belongToAnyOf(Secrets.class);

    /** An outer class could call them on the client proxy itself, which has nothing but nulls. */
    @ArchTest
    static final ArchRule NESTED_BEANS_BEHIND_PROXIES_HAVE_NO_PRIVATE_METHODS = noMethods().that()
            .areDeclaredInClassesThat().areNestedClasses().and().areDeclaredInClassesThat()
            .areAnnotatedWith(ApplicationScoped.class).and().haveNameNotMatching("lambda\\$.*").should().bePrivate()
            .allowEmptyShould(true);

    private static ArchRule mayUse(String feature, String... others) {
        String[] allowed = new String[others.length + 2];
        allowed[0] = ROOT;
        allowed[1] = ROOT + "." + feature;
        for (int i = 0; i < others.length; i++) {
            allowed[i + 2] = ROOT + "." + others[i];
        }
        return classes().that().resideInAPackage(ROOT + "." + feature).should().onlyDependOnClassesThat(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")
                        .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(allowed)));
    }
}
