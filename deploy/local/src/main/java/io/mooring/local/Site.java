package io.mooring.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where one stack lives, handed to every part.
 *
 * @param fullCompiler services, broker and gateway may use the optimising compiler: half as fast to start, faster under
 *        load. For measurements ({@code MOORING_JIT=full})
 * @param mcpRegistry the MCP registry to copy instead of the official one; empty for that ({@code MOORING_MCP_REGISTRY})
 * @param passedOn what services get from the launcher's environment as it is
 */
public record Site(Home home, Checkout checkout, Ports ports, Secrets secrets, boolean fullCompiler,
        String mcpRegistry, PassedOn passedOn) {

    /** The stack the environment names, its home opened. */
    public static Site of(Map<String, String> environment) {
        Ports ports = Ports.of(environment);
        Home home = Home.of(environment).open();
        return new Site(home, Checkout.ofThisJar(), ports, Secrets.open(home.secrets()),
                "full".equals(environment.get("MOORING_JIT")), environment.getOrDefault("MOORING_MCP_REGISTRY", ""),
                PassedOn.of(environment));
    }

    /** The key-encryption keys of a service that keeps secrets. */
    public MasterKeyFile masterKeys(String service) {
        return MasterKeyFile.in(home, service, secrets.require(service + ".master-key"));
    }

    /** The Java program this launcher runs on, used for the parts too. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
