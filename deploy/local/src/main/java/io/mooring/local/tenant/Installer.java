package io.mooring.local.tenant;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.Site;

/** The admin of the installation, asking a service. */
public final class Installer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * What a service said.
     *
     * @param body an empty object when it was no JSON: that has nothing to say that is worth repeating
     */
    public record Reply(int status, JsonNode body) {}

    private final Site site;

    public Installer(Site site) {
        this.site = site;
    }

    /** Asks with a fresh token. */
    public Reply get(String url) {
        return send(request(url).GET());
    }

    /** Sends JSON, or nothing when it is empty. */
    public Reply post(String url, String json) {
        return send(request(url).header("Content-Type", "application/json")
                .POST(json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token())
                .header("Accept", "application/json");
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=mooring-installer&client_secret="
                + encode(site.secrets().require("keycloak.mooring-installer.secret"));
        Reply answer = send(HttpRequest
                .newBuilder(URI
                        .create(Ports.url(site.ports().keycloak()) + "/realms/mooring/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        if (answer.status() != 200) {
            throw new PartFailure("Keycloak gives the installer no token: it answers " + answer.status() + " "
                    + answer.body().path("error_description").asText());
        }
        return answer.body().path("access_token").asText();
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), read(answer.body()));
        } catch (IOException e) {
            throw new PartFailure("it can't be done, something does not answer; see ./mooring status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
