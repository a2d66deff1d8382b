package io.mooring.local.secret;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.local.Deployable;
import io.mooring.local.MasterKeyFile;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.Site;
import io.mooring.local.tenant.Installer;

/** Rotates the keys of one service while it runs: its master key, then those of its tenants. */
public final class Rotation {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final long PAUSE_MILLIS = 500;

    private final String service;
    private final String url;
    private final MasterKeyFile keys;
    private final Installer installer;
    private final Consumer<String> out;

    private Rotation(Site site, Deployable service, String path, Consumer<String> out) {
        this.service = service.id();
        this.url = Ports.url(site.ports().service(service, 1)) + path;
        this.keys = site.masterKeys(service.id());
        this.installer = new Installer(site);
        this.out = out;
    }

    /**
     * One for each service that keeps secrets.
     *
     * @param out where progress is told, a line at a time
     */
    public static List<Rotation> ofAll(Site site, Consumer<String> out) {
        return List.of(new Rotation(site, Deployable.CONNECTION, "/api/secrets/rotations", out),
                new Rotation(site, Deployable.WEBHOOK, "/api/webhooks/secrets/rotations", out),
                new Rotation(site, Deployable.TOOL_EXECUTOR, "/api/tools/secrets/rotations", out));
    }

    /** A new master key, and when it seals everything the former ones are deleted; then new keys for all tenants. */
    public void rotateAll(Clock clock) {
        keys.add(clock.instant());
        await("master key", require(start("kek", null)));
        keys.retireFormer();
        rotateTenants(null, "tenant keys");
    }

    /** New keys for one tenant. A service that keeps no secrets of it has nothing to do. */
    public void rotate(String tenant) {
        rotateTenants(tenant, "keys of " + tenant);
    }

    private void rotateTenants(@Nullable String only, String what) {
        Installer.Reply started = start("tenant", only);
        if (started.status() == BAD_REQUEST) {
            out.accept(service + ": " + started.body().path("detail").asText());
        } else {
            await(what, require(started));
        }
    }

    /** Prints the latest rotations and which master keys are in use. */
    public void status() {
        Installer.Reply answer = installer.get(url + "?limit=5");
        if (answer.status() != 200) {
            throw refused(answer);
        }
        out.accept(service + ": tenants by master key " + answer.body().path("keysets"));
        answer.body().path("rotations").forEach(one -> out.accept("  " + one.path("started_at").asText() + " "
                + one.path("which").asText() + " " + one.path("tenant").asText("*") + " " + progress(one)));
    }

    private Installer.Reply start(String which, @Nullable String tenant) {
        ObjectNode wish = JSON.createObjectNode().put("which", which);
        if (tenant != null) {
            wish.put("tenant", tenant);
        }
        return installer.post(url, wish.toString());
    }

    private String require(Installer.Reply started) {
        if (started.status() != ACCEPTED) {
            throw refused(started);
        }
        return started.body().path("id").asText();
    }

    private PartFailure refused(Installer.Reply answer) {
        return new PartFailure(service + " answers " + answer.status() + " " + answer.body().path("detail").asText());
    }

    private void await(String what, String id) {
        String told = "";
        while (true) {
            JsonNode now = installer.get(url + "/" + id).body();
            String line = service + ": " + what + " " + progress(now);
            if (!line.equals(told)) {
                out.accept(line);
                told = line;
            }
            switch (now.path("state").asText()) {
                case "done" -> {
                    return;
                }
                case "failed" -> throw new PartFailure(service + ": " + now.path("failure").asText());
                default -> pause();
            }
        }
    }

    private static String progress(JsonNode rotation) {
        return rotation.path("state").asText() + " " + rotation.path("done").asText() + "/"
                + rotation.path("total").asText();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted; the rotation goes on, see ./mooring secrets status");
        }
    }
}
