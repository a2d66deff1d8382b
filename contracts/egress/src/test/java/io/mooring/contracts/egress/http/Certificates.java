package io.mooring.contracts.egress.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.net.PfxOptions;

/** A self-signed certificate made by the JDK's keytool; it serves as its own trust anchor. */
final class Certificates {

    private static final String PASSWORD = "not-a-secret";

    private Certificates() {}

    static PfxOptions forName(Path directory, String name) throws IOException, InterruptedException {
        var file = directory.resolve(name + ".p12");
        var keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name,
                "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD))
                .inheritIO().start();
        if (!keytool.waitFor(5, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool made no certificate");
        }
        return new PfxOptions().setPath(file.toString()).setPassword(PASSWORD);
    }
}
