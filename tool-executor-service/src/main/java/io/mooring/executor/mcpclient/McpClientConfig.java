package io.mooring.executor.mcpclient;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What speaking with MCP servers may cost. */
@ConfigMapping(prefix = "executor.mcp")
public interface McpClientConfig {

    /** How long a server may say nothing about a request; progress begins it anew, a question of the server stops it. */
    @WithDefault("30S")
    Duration timeout();

    /** How long a tool may take in all, whatever its server says meanwhile. */
    @WithDefault("110S")
    Duration longest();

    /** How long it is waited for a sign that a server speaks the newest revision, before it is asked as an old one. */
    @WithDefault("10S")
    Duration probe();

    /** Largest message of a server. */
    @WithDefault("10M")
    MemorySize maxMessage();

    /** Values, members and brackets of a message: a small text can be a large tree. */
    @WithDefault("1000000")
    @Min(1000)
    long maxTokens();

    /** Redirects that are followed; each is judged again. */
    @WithDefault("3")
    @Min(0)
    @Max(20)
    int maxRedirects();

    /** How long a session nobody uses is kept. */
    @WithDefault("5M")
    Duration idle();

    /** Sessions of all tenants kept by this process. */
    @WithDefault("5000")
    @Min(1)
    int sessions();

    /** Streams kept open to hear of changes, for each tenant and address; each takes one of the connections there are to it. */
    @WithDefault("8")
    @Min(0)
    int listeners();

    /** Pages of a list; one with more is not read. */
    @WithDefault("200")
    @Min(1)
    int pages();

    /** Entries of a list; one with more is not read. */
    @WithDefault("20000")
    @Min(1)
    int entries();

    /** Characters of a list, about; one with more is not read. */
    @WithDefault("32M")
    MemorySize maxList();
}
