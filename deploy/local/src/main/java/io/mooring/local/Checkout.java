package io.mooring.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The built checkout the launcher runs from: jars, distributions and what is prepared from them once. */
public record Checkout(Path root) {

    /** The checkout this very jar was built in. */
    public static Checkout ofThisJar() {
        try {
            Path jar = Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new Checkout(jar.resolve("../../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path target() {
        return root.resolve("deploy/local/target");
    }

    public Path launcherJar() {
        return target().resolve("deploy-local.jar");
    }

    /** The launcher's own libraries, with broker and Connect among them, in the order of its manifest. */
    public List<Path> libraries() {
        try (JarFile jar = new JarFile(launcherJar().toFile())) {
            String entries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.of(entries.split(" ")).map(target()::resolve).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An unpacked distribution: {@code postgres}, {@code debezium}, {@code registry} or {@code keycloak}. */
    public Path distribution(String name) {
        Properties folders = new Properties();
        try (InputStream in = Checkout.class.getResourceAsStream("/mooring/local/distributions.properties")) {
            folders.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target().resolve("dist").resolve(folders.getProperty(name));
    }

    /** The packaged application of one service. */
    public Path application(Deployable service) {
        Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new PartFailure(service.id() + " is not built: " + jar + " is missing");
        }
        return jar;
    }
}
