package io.mooring.scenario.party;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.scenario.stack.Stack;

/** Keycloak's realm {@code accounts}, which stands for an authorization server of somebody else. */
public final class Accounts {

    private static final String POLICIES = "/components?type="
            + "org.keycloak.services.clientregistration.policy.ClientRegistrationPolicy";

    private final Stack stack;

    public Accounts(Stack stack) {
        this.stack = stack;
    }

    public String issuer() {
        return stack.url("keycloak") + "/realms/accounts";
    }

    /** Somebody with a password, who can sign in. */
    public Person person() {
        Person person = new Person("ada-" + UUID.randomUUID(), UUID.randomUUID().toString());
        admin().post("/users", Map.of("username", person.name, "enabled", true, "email", person.email(),
                "emailVerified", true, "firstName", "Ada", "lastName", "Accounts", "credentials",
                List.of(Map.of("type", "password", "value", person.password, "temporary", false)))).expect(201);
        return person;
    }

    /** Ends whatever the person allowed anybody, as on the account's own pages. */
    public void signsOutEverywhere(Person person) {
        admin().send("POST", "/users/" + id(person) + "/logout", (byte[]) null).expect(204);
    }

    /** Clients that hold tokens of the person. */
    public List<String> holders(Person person) {
        return admin().get("/users/" + id(person) + "/sessions").expect(200).json().findValues("clients").stream()
                .flatMap(JsonNode::valueStream).map(JsonNode::asText).toList();
    }

    /** A client as an operator of the other side sets it up; answers its secret. */
    public String client(String id, String redirectUri) {
        String secret = UUID.randomUUID().toString();
        admin().post("/clients", Map.of("clientId", id, "secret", secret, "publicClient", false, "standardFlowEnabled",
                true, "redirectUris", List.of(redirectUri), "attributes",
                Map.of("pkce.code.challenge.method", "S256"))).expect(201);
        return secret;
    }

    /** Lets clients of this machine register themselves; nobody may before. */
    public void letsClientsRegister() {
        Api admin = admin();
        for (JsonNode policy : admin.get(POLICIES).expect(200).json()) {
            if (policy.path("providerId").asText().equals("trusted-hosts")) {
                ((ObjectNode) policy).putObject("config").putPOJO("host-sending-registration-request-must-match",
                        List.of("true")).putPOJO("client-uris-must-match", List.of("true"))
                        .putPOJO("trusted-hosts", List.of("127.0.0.1"));
                admin.send("PUT", "/components/" + policy.path("id").asText(), policy).expect(204);
            }
        }
    }

    private String id(Person person) {
        return admin().get("/users?exact=true&username=" + person.name).expect(200).json().get(0).path("id").asText();
    }

    private Api admin() {
        String form = "grant_type=client_credentials&client_id=accounts-admin&client_secret="
                + URLEncoder.encode(stack.secret("keycloak.accounts-admin.secret"), StandardCharsets.UTF_8);
        String token = Api.stranger(stack.url("keycloak")).with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/realms/accounts/protocol/openid-connect/token",
                        form.getBytes(StandardCharsets.UTF_8))
                .expect(200).text("access_token");
        return Api.withToken(java.net.URI.create(stack.url("keycloak") + "/admin/realms/accounts"), token);
    }

    /** Somebody with a password. */
    public record Person(String name, String password) {

        public String email() {
            return name + "@example.org";
        }
    }
}
