package io.mooring.executor.stdio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether MCP servers may be programs on this machine, and what they may cost. */
@ConfigMapping(prefix = "executor.stdio")
interface StdioConfig {

    /** Whether any is started: with the executor's rights, so only where every tenant is trusted. */
    @WithDefault("false")
    boolean enabled();

    /** Where packages are installed and servers work; replicas on one machine may share it. */
    @WithDefault("${java.io.tmpdir}/mooring-stdio")
    Path directory();

    /** {@code PATH} of every server; with {@code HOME} all it has of the environment beside its own variables. */
    @WithDefault("/usr/local/bin:/usr/bin:/bin")
    String path();

    /** Servers of a tenant at the same time. */
    @WithDefault("20")
    @Min(1)
    int perTenant();

    /** Servers at the same time. */
    @WithDefault("100")
    @Min(1)
    int inAll();

    /** A server nobody spoke with for so long is ended. */
    @WithDefault("10M")
    Duration idle();

    /** How long it has to end by itself, and again after SIGTERM, before SIGKILL. */
    @WithDefault("2S")
    Duration grace();

    /** After the second end of its own accord in a row; the first may be followed by a start at once. */
    @WithDefault("1S")
    Duration firstPause();

    /** Pauses double up to this one; a server that ran for longer has none. */
    @WithDefault("1M")
    Duration longestPause();

    /** Anonymous memory of a server and all it started; looked at every few seconds, more ends it. */
    @WithDefault("512M")
    MemorySize memory();

    /** Writable memory one process may reserve (RLIMIT_DATA). */
    @WithDefault("2G")
    MemorySize reserved();

    /** Processes of a server; more end it. */
    @WithDefault("64")
    @Min(1)
    int processes();

    /** Largest message of a server; a larger one ends it. */
    @WithDefault("10M")
    MemorySize maxMessage();

    /** Values, members and brackets of a message: a small text can be a large tree. */
    @WithDefault("1000000")
    @Min(1000)
    long maxTokens();

    /** What is read of a server in a second, in bytes; it has to wait with more. */
    @WithDefault("32M")
    MemorySize outputPerSecond();

    /** npm registries packages may come from; the first one is asked when a package names none. */
    @WithDefault("https://registry.npmjs.org")
    Set<String> registries();

    /** For one installation. */
    @WithDefault("5M")
    Duration installWithin();

    /** Packages and folders of connections not used for so long are removed at a start. */
    @WithDefault("30D")
    Duration kept();
}
