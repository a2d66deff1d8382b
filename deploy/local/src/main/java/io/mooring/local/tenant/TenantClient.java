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

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.Site;

/** Makes tenants and admin keys with the installer's token. */
public final class TenantClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CREATED = 201;
    private static final int EXISTS = 409;

    private final Site site;
    private final String url;

    public TenantClient(Site site) {
        this.site = site;
        this.url = Ports.url(site.ports().service(Deployable.CONNECTION, 1)) + "/api/tenants";
    }

    /** An admin key of the tenant, which is made when it is not there yet. Shown by the service this once. */
    public String adminKey(String tenant) {
        String token = token();
        HttpResponse<String> answer = send(post(url, token).POST(BodyPublishers.ofString(body(tenant))));
        if (answer.statusCode() == EXISTS) {
            answer = send(post(url + "/" + encode(tenant) + "/keys", token).POST(BodyPublishers.noBody()));
        }
        JsonNode key = read(answer).path("key");
        if (answer.statusCode() != CREATED || !key.isTextual()) {
            throw new PartFailure("tenant " + tenant + " gets no key: connection answers " + answer.statusCode() + " "
                    + read(answer).path("detail").asText());
        }
        return key.asText();
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=mooring-installer&client_secret="
                + encode(site.secrets().require("keycloak.mooring-installer.secret"));
        HttpResponse<String> answer = send(HttpRequest
                .newBuilder(URI
                        .create(Ports.url(site.ports().keycloak()) + "/realms/mooring/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new PartFailure("Keycloak gives the installer no token: it answers " + answer.statusCode() + " "
                    + read(answer).path("error_description").asText());
        }
        return read(answer).path("access_token").asText();
    }

    private static HttpRequest.Builder post(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").header("Accept", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PartFailure("no tenant can be made, something does not answer; see ./mooring status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }

    private static String body(String tenant) {
        return JSON.createObjectNode().put("name", tenant).toString();
    }

    /** An answer that is no JSON has nothing to say that is worth repeating. */
    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
