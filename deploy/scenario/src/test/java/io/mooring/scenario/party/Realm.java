package io.mooring.scenario.party;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.mooring.scenario.stack.Stack;

/** Keycloak's realm {@code mooring} and the tokens it gives. */
public final class Realm {

    /** The client whose tokens are valid for one second. */
    public static final String BRIEF = "mooring-cli-brief";

    /** The client that gives a token for a name and a password. */
    private static final String CLI = "mooring-cli";
    private static final String TOKENS = "/realms/mooring/protocol/openid-connect/token";
    private static final String ADMIN = "/admin/realms/mooring";

    private final Stack stack;

    public Realm(Stack stack) {
        this.stack = stack;
    }

    /** A token of a service by its client credentials: {@code mooring-installer} or {@code tool-executor-service}. */
    public String service(String client) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret",
                stack.secret("keycloak." + client + ".secret")));
    }

    /** A new person of the tenant with these realm roles. */
    public Person person(String tenant, String... roles) {
        Person person = new Person("person-" + UUID.randomUUID(), UUID.randomUUID().toString());
        Api admin = Api.withToken(stack.url("keycloak"), service("mooring-installer"));
        String user = admin.post(ADMIN + "/users", Map.of("username", person.name, "enabled", true, "email",
                person.name + "@example.org", "emailVerified", true, "firstName", "Some", "lastName", "Body",
                "attributes", Map.of("tenant", List.of(tenant)), "credentials",
                List.of(Map.of("type", "password", "value", person.password, "temporary", false)))).expect(201)
                .header("Location").orElseThrow().replaceAll(".*/", "");
        List<Map<String, String>> granted = List.of(roles).stream().map(role -> role(admin, role)).toList();
        admin.post(ADMIN + "/users/" + user + "/role-mappings/realm", granted).expect(204);
        return person;
    }

    private static Map<String, String> role(Api admin, String name) {
        Answer role = admin.get(ADMIN + "/roles/" + name).expect(200);
        return Map.of("id", role.text("id"), "name", name);
    }

    /** A token of the person for Mooring. */
    public String tokenOf(Person person) {
        return tokenOf(person, CLI);
    }

    /** A token of the person, asked for through another client. */
    public String tokenOf(Person person, String client) {
        return token(Map.of("grant_type", "password", "client_id", client, "username", person.name, "password",
                person.password));
    }

    private String token(Map<String, String> form) {
        String body = form.entrySet().stream().map(
                field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Api.stranger(stack.url("keycloak")).with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", TOKENS, body.getBytes(StandardCharsets.UTF_8)).expect(200).text("access_token");
    }

    /** Somebody with a password. */
    public record Person(String name, String password) {}
}
