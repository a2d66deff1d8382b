package io.mooring.local.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.mooring.local.Checkout;
import io.mooring.local.PartFailure;
import io.mooring.local.Site;
import io.mooring.local.part.Folders;
import io.mooring.local.part.Keycloak;
import io.mooring.local.part.Postgres;
import io.mooring.local.process.Errand;

/** Finishes what Maven unpacked: PostgreSQL's inner archive, Keycloak's own build. */
final class Distributions {

    private final Checkout checkout;

    Distributions(Checkout checkout) {
        this.checkout = checkout;
    }

    boolean postgresMissing() {
        return !Files.exists(postgres());
    }

    void unpackPostgres() {
        Path fresh = postgres().resolveSibling(postgres().getFileName() + "-fresh");
        Path source = postgres().resolveSibling(postgres().getFileName() + "-archive");
        try (Stream<Path> archives = Files.list(source)) {
            Folders.delete(fresh);
            Archive.unpack(archives.filter(file -> file.toString().endsWith(".txz")).findFirst().orElseThrow(), fresh);
            Files.move(fresh, postgres());
        } catch (IOException e) {
            throw new PartFailure("PostgreSQL can't be unpacked", e);
        }
    }

    boolean keycloakUnbuilt() {
        return !Files.exists(keycloakBuilt());
    }

    void buildKeycloak(Site scratch) {
        Errand.run(scratch.home(), Keycloak.NAME, "its build", Keycloak.build(scratch).command());
        mark(keycloakBuilt());
    }

    boolean keycloakUnprimed() {
        return !Files.exists(Keycloak.database(checkout.distribution(Keycloak.NAME)));
    }

    /** Keeps the schema a bare Keycloak has just made. */
    void keepKeycloakSchema(Site scratch) {
        Path kept = Keycloak.database(checkout.distribution(Keycloak.NAME));
        try {
            Files.createDirectories(kept.getParent());
            Files.move(Keycloak.database(scratch.home().data(Keycloak.NAME)), kept);
        } catch (IOException e) {
            throw new PartFailure("Keycloak's schema can't be kept", e);
        }
    }

    private Path postgres() {
        return checkout.distribution(Postgres.NAME);
    }

    private Path keycloakBuilt() {
        return checkout.distribution(Keycloak.NAME).resolve("mooring-built");
    }

    private static void mark(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new PartFailure("can't write " + file, e);
        }
    }
}
