package io.mooring.executor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Arrays;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.rules.Rules;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** The package table of ARCHITECTURE.md, as far as it concerns this module, and the rules every module obeys. */
@AnalyzeClasses(packages = "io.mooring.executor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FEATURES = {"toolview", "connectionview", "publicationview", "resolution", "lease",
            "request", "traffic", "http", "inquiry", "graphql", "database", "provider", "builtin", "dispatch", "policy",
            "reach", "journal", "approval", "audit", "projection", "idempotency", "intake", "search",
            "signature", "discovery", "freshness", "mcpclient", "mcp", "rpc", "session", "conversation",
            "entrance",
            "naming", "shelf", "upstreams", "invitation", "subscription", "metatool", "toolrun", "gateway", "stdio",
            "servers"};

    @ArchTest
    static final ArchTests EVERYWHERE = ArchTests.in(Rules.class);

    @ArchTest
    static final ArchRule TOOL_VIEW = mayUse("toolview", "freshness");

    @ArchTest
    static final ArchRule CONNECTION_VIEW = mayUse("connectionview");

    @ArchTest
    static final ArchRule PUBLICATION_VIEW = mayUse("publicationview");

    @ArchTest
    static final ArchRule RESOLUTION = mayUse("resolution", "toolview", "connectionview");

    @ArchTest
    static final ArchRule LEASE = mayUse("lease");

    @ArchTest
    static final ArchRule REQUEST = mayUse("request", "lease");

    @ArchTest
    static final ArchRule HTTP = mayUse("http", "request", "traffic", "lease");

    @ArchTest
    static final ArchRule TRAFFIC = mayUse("traffic");

    @ArchTest
    static final ArchRule GRAPHQL = mayUse("graphql", "request", "http", "lease", "toolview", "connectionview",
            "inquiry");

    @ArchTest
    static final ArchRule MCP_CLIENT = mayUse("mcpclient", "connectionview", "lease", "request", "traffic", "http");

    @ArchTest
    static final ArchRule STDIO = mayUse("stdio", "mcpclient", "connectionview", "lease", "http");

    @ArchTest
    static final ArchRule MCP = mayUse("mcp", "mcpclient", "http", "toolview", "connectionview", "lease", "inquiry");

    @ArchTest
    static final ArchRule INQUIRY = mayUse("inquiry", "toolview", "connectionview", "lease", "journal");

    @ArchTest
    static final ArchRule DATABASE = mayUse("database", "lease");

    @ArchTest
    static final ArchRule PROVIDER = mayUse("provider", "http", "request", "lease");

    @ArchTest
    static final ArchRule BUILT_IN = mayUse("builtin");

    @ArchTest
    static final ArchRule JOURNAL = mayUse("journal");

    @ArchTest
    static final ArchRule AUDIT = mayUse("audit", "journal", "projection");

    @ArchTest
    static final ArchRule PROJECTION = mayUse("projection");

    @ArchTest
    static final ArchRule POLICY = mayUse("policy", "toolview", "connectionview");

    @ArchTest
    static final ArchRule APPROVAL = mayUse("approval", "journal");

    @ArchTest
    static final ArchRule IDEMPOTENCY = mayUse("idempotency");

    @ArchTest
    static final ArchRule SEARCH = mayUse("search", "toolview");

    @ArchTest
    static final ArchRule SIGNATURE = mayUse("signature");

    @ArchTest
    static final ArchRule DISCOVERY = mayUse("discovery", "toolview", "connectionview", "resolution", "search",
            "signature", "reach");

    @ArchTest
    static final ArchRule DISPATCH = mayUse("dispatch", "toolview", "connectionview", "resolution", "lease", "request",
            "http", "graphql", "mcpclient", "mcp", "database", "provider", "builtin", "journal");

    @ArchTest
    static final ArchRule REACH = mayUse("reach", "toolview", "connectionview", "resolution", "policy", "dispatch",
            "publicationview", "provider", "journal");

    @ArchTest
    static final ArchRule INTAKE = mayUse("intake", "toolview", "connectionview", "resolution", "policy", "lease",
            "dispatch", "reach", "journal", "approval", "idempotency", "freshness");

    @ArchTest
    static final ArchRule FRESHNESS = mayUse("freshness");

    @ArchTest
    static final ArchRule RPC = mayUse("rpc");

    @ArchTest
    static final ArchRule SESSION = mayUse("session", "rpc");

    @ArchTest
    static final ArchRule CONVERSATION = mayUse("conversation", "session", "mcpclient", "rpc");

    @ArchTest
    static final ArchRule ENTRANCE = mayUse("entrance", "session");

    @ArchTest
    static final ArchRule NAMING = mayUse("naming", "toolview", "reach", "resolution", "rpc", "freshness");

    @ArchTest
    static final ArchRule META_TOOL = mayUse("metatool", "discovery", "shelf", "toolrun", "rpc");

    @ArchTest
    static final ArchRule UPSTREAMS = mayUse("upstreams", "toolview", "connectionview", "policy", "reach", "resolution",
            "journal", "lease", "mcpclient", "task", "rpc");

    @ArchTest
    static final ArchRule TASK = mayUse("task", "rpc");

    @ArchTest
    static final ArchRule SHELF = mayUse("shelf", "discovery", "naming", "toolview", "rpc");

    @ArchTest
    static final ArchRule TOOL_RUN = mayUse("toolrun", "naming", "intake", "dispatch", "resolution",
            "invitation", "mcpclient", "task", "rpc");

    @ArchTest
    static final ArchRule INVITATION = mayUse("invitation", "connectionview");

    @ArchTest
    static final ArchRule GATEWAY = mayUse("gateway", "metatool", "upstreams", "entrance", "session",
            "conversation", "subscription", "toolrun", "mcpclient", "task", "rpc");

    @ArchTest
    static final ArchRule SUBSCRIPTION = mayUse("subscription", "metatool", "upstreams", "freshness", "session",
            "mcpclient",
            "rpc");

    @ArchTest
    static final ArchRule SERVERS = mayUse("servers", "upstreams", "discovery", "shelf", "naming", "toolview",
            "connectionview",
            "reach", "resolution", "dispatch", "intake", "entrance");

    /** The root package is vocabulary. */
    @ArchTest
    static final ArchRule ROOT = noClasses().that().resideInAPackage("io.mooring.executor").should()
            .dependOnClassesThat().resideInAnyPackage("io.mooring.executor.*..");

    @ArchTest
    static final ArchRule ONLY_THE_JOURNAL_SENDS = noClasses().that().resideOutsideOfPackage("..executor.journal..")
            .should().dependOnClassesThat().areAssignableTo(MutinyEmitter.class);

    private static ArchRule mayUse(String feature, String... allowed) {
        String[] others = Arrays.stream(FEATURES)
                .filter(other -> !other.equals(feature) && !Arrays.asList(allowed).contains(other))
                .map(other -> "io.mooring.executor." + other + "..").toArray(String[]::new);
        return noClasses().that().resideInAPackage("io.mooring.executor." + feature + "..").should()
                .dependOnClassesThat().resideInAnyPackage(others);
    }
}
