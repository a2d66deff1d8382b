package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The Node program in {@code graphql/}: a server on GraphQL Yoga, with nothing of Mooring's. */
public final class GraphqlShop implements AutoCloseable {

    private final Process process;
    private final URI endpoint;

    private GraphqlShop(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** False where Node or npm is missing. */
    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    /**
     * Starts one.
     *
     * @param token whoever does not send it is refused; empty: everybody is served
     */
    public static GraphqlShop open(String token) throws IOException {
        ProcessBuilder builder = NodeFolder.installed("graphql", "serve.js").process(List.of("node", "serve.js"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TOKEN", token);
        Process process = builder.start();
        BufferedReader said = process.inputReader();
        String port = said.readLine();
        if (port == null) {
            throw new AssertionError("the GraphQL server ended before it listened");
        }
        return new GraphqlShop(process, URI.create("http://127.0.0.1:" + port.strip() + "/graphql"));
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
