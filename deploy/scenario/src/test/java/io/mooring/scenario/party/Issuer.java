package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;

/** A running authorization server of somebody else's, with its own login and consent pages. */
public record Issuer(Process process, URI url) implements AutoCloseable {

    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    public static Issuer open() throws IOException {
        Process process = NodeFolder.installed("oidc", "serve.js").process(java.util.List.of("node", "serve.js"))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = process.inputReader();
        String port = said.readLine();
        if (port == null) {
            throw new AssertionError("the issuer ended before it listened");
        }
        return new Issuer(process, URI.create("http://127.0.0.1:" + port.strip()));
    }

    /** How many tokens of an account, or of a client of its own, it still honours. */
    public int alive(String whose) {
        return Integer.parseInt(Api.stranger(url).get("/alive?" + whose).expect(200).text());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
