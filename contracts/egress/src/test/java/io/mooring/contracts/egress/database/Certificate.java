package io.mooring.contracts.egress.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A self-signed certificate in the form database servers read; it serves as its own issuer. */
record Certificate(Path key, Path certificate, String pem) {

    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    static Certificate forName(Path directory, String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "server",
                "-keyalg", "RSA", "-dname", "CN=" + name, "-ext", "san=dns:" + name, "-validity", "2", "-storetype",
                "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD))).inheritIO().start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool made no certificate");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        String pem = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path key = write(directory.resolve("server.key"),
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()));
        return new Certificate(key, write(directory.resolve("server.crt"), pem), pem);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }
}
