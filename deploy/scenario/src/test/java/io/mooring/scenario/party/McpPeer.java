package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;

/** A program that serves MCP and prints its address first. */
public record McpPeer(Process process, URI url) implements AutoCloseable {

    static McpPeer started(ProcessBuilder program) throws IOException {
        Process process = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = process.inputReader();
        String url = said.readLine();
        if (url == null) {
            throw new AssertionError(program.command() + " ended before it listened");
        }
        return new McpPeer(process, URI.create(url.strip()));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
