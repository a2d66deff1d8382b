package io.mooring.contracts.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.provider.OAuthFacts.Capture;
import io.mooring.contracts.provider.OAuthFacts.Pkce;
import io.mooring.contracts.provider.ProviderFacts.Auth;
import io.mooring.contracts.provider.ProviderFacts.InstallKind;
import io.mooring.contracts.provider.ProviderFacts.Placement;
import io.mooring.contracts.provider.webhook.WebhookFacts;

/** Every shipped file, whatever it says: it fits the types, is whole for its way to connect, and can be filled in. */
class ShippedFactsTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/mooring/contracts/provider/shipped");
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    /** Filled in by whoever sends; {@code service} is that of the call to AWS. */
    private static final Set<String> KNOWN = Set.of("access_token", "refresh_token", "client_id", "service");
    private static final Set<Auth> WITH_TOKENS = Set.of(Auth.OAUTH2, Auth.OAUTH1, Auth.APP, Auth.SERVICE_ACCOUNT,
            Auth.TOKEN_REQUEST);

    static Stream<ProviderFacts> shipped() {
        return ShippedFacts.ids().stream().map(ShippedFacts::read);
    }

    static Stream<ProviderFacts> installable() {
        return shipped().filter(facts -> facts.install() != InstallKind.NONE);
    }

    @Test
    void listsEveryFileOnceInOrder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> there = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(ShippedFacts.ids()).containsExactlyElementsOf(there);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void saysWhatItIs(ProviderFacts facts) throws IOException {
        JsonNode file = new JsonMapper().readTree(FOLDER.resolve(facts.id() + ".json").toFile());

        assertThat(file.path("id").textValue()).isEqualTo(facts.id());
        assertThat(facts.displayName()).isNotBlank();
        assertThat(facts.category()).matches("[a-z-]+");
        assertThat(facts.auth() == Auth.DATABASE).isEqualTo(facts.database() != null);
        assertThat(facts.docsUrl() != null && facts.docsUrl().startsWith("https://")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("installable")
    void saysHowToConnect(ProviderFacts facts) {
        OAuthFacts oauth = facts.oauth();

        assertThat(oauth != null).isEqualTo(WITH_TOKENS.contains(facts.auth()));
        switch (facts.auth()) {
            case OAUTH2 ->
                assertThat(Stream.of(oauth.authorize(), oauth.pkce(), oauth.refresh(), oauth.token().client()))
                        .doesNotContainNull();
            case OAUTH1 -> assertThat(oauth.requestTokenUrl()).isNotNull();
            case APP, SERVICE_ACCOUNT -> assertThat(oauth.token().client()).isEqualTo(OAuthFacts.ClientAuth.ASSERTION);
            case API_KEY, BASIC, AWS_SIGNATURE, DATABASE, TOKEN_REQUEST -> assertThat(facts.inputs())
                    .anyMatch(FormField::secret);
            case NONE -> throw new AssertionError("not installable");
        }
    }

    @ParameterizedTest
    @MethodSource("installable")
    void sendsAChallengeOrSaysWhyNot(ProviderFacts facts) {
        Pkce pkce = facts.oauth() == null ? null : facts.oauth().pkce();

        assertThat(pkce == null || pkce.send() == (pkce.reason() == null)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("installable")
    void leavesNoHoleUnfilled(ProviderFacts facts) {
        Set<String> given = new TreeSet<>(KNOWN);
        facts.inputs().forEach(input -> given.add(input.name()));
        if (facts.oauth() != null) {
            facts.oauth().captures().stream().map(Capture::name).forEach(given::add);
        }

        facts.placements().stream().map(Placement::variable).filter(Objects::nonNull)
                .forEach(variable -> assertThat(given).contains(variable));
        Matcher hole = HOLE.matcher(facts.text());
        while (hole.find()) {
            assertThat(hole.group(1).matches("\\d+") || given.contains(hole.group(1))).as(hole.group()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void talksTlsOnly(ProviderFacts facts) throws IOException {
        for (String url : urls(new JsonMapper().readTree(facts.text()), new ArrayList<>())) {
            assertThat(url).doesNotStartWith("http://");
            URI.create(url.replaceAll("\\{\\w+}", "x"));
        }
    }

    @ParameterizedTest
    @MethodSource("installable")
    void asksForValuesThatCannotLeaveTheirPlace(ProviderFacts facts) {
        for (FormField input : facts.inputs()) {
            assertThat(input.type()).isIn("text", "password", "number", "checkbox", "select");
            assertThat(input.label()).isNotBlank();
            assertThat(input.choices().isEmpty()).isEqualTo(!input.type().equals("select"));
            boolean inHost = facts.auth() != Auth.DATABASE && facts.text().contains("://{" + input.name() + "}");
            if (input.pattern() != null) {
                Pattern.compile(input.pattern());
            }
            assertThat(!inHost || !input.choices().isEmpty() || input.pattern() != null)
                    .as("%s decides a host", input.name()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void namesOnlyWhatIsShipped(ProviderFacts facts) {
        assertThat(ShippedFacts.ids()).containsAll(facts.alternatives());
        if (facts.webhookScheme() != null) {
            ProviderFacts scheme = ShippedFacts.read(facts.webhookScheme());
            assertThat(scheme.webhookScheme()).isEqualTo(scheme.id());
            assertThat(WebhookFacts.shipped(scheme.id())).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void namesUncheckedFactsThatAreThere(ProviderFacts facts) throws IOException {
        JsonNode tree = new JsonMapper().readTree(facts.text());

        assertThat(facts.unchecked()).isSorted().doesNotHaveDuplicates();
        facts.unchecked().forEach(path -> assertThat(tree.at("/" + path.replace('.', '/')).isMissingNode())
                .as(path).isFalse());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsBackWhatItPublishes(ProviderFacts facts) throws IOException {
        assertThat(ShippedFacts.parse(facts.text())).isEqualTo(facts);
    }

    @Test
    void takesOverWhatTheFamilySays() {
        ProviderFacts gmail = ShippedFacts.read("gmail");

        assertThat(gmail.oauth().token()).isEqualTo(ShippedFacts.read("google").oauth().token());
        assertThat(gmail.oauth().authorize().scopes()).contains("https://www.googleapis.com/auth/gmail.send");
        assertThat(gmail.api().baseUrl()).isEqualTo("https://gmail.googleapis.com");
    }

    @Test
    void refusesFactsItDoesNotKnow() {
        assertThatThrownBy(() -> ShippedFacts.parse("""
                {"id": "x", "displayName": "X", "category": "y", "auth": "NONE", "colour": "red"}"""))
                .hasMessageContaining("colour");
    }

    private static List<String> urls(JsonNode node, List<String> found) {
        if (node.isTextual() && node.textValue().matches("https?://\\S+")) {
            found.add(node.textValue());
        }
        node.forEach(child -> urls(child, found));
        return found;
    }
}
