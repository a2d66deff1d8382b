package io.mooring.connection.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mooring.connection.integrationview.AuthMethod;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;

/** What the templates make of screens. */
class TemplatesTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"";
    private static final Engine ENGINE = Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html"))).addLocator(TemplatesTest::locate).build();

    @Test
    void nameEachFieldAndWhatIsWrongWithIt() {
        Field token = Field.of(0, new AuthMethod.Field("token", "Key", "From " + HOSTILE, true, true, null, List.of()))
                .wrong("No " + HOSTILE);
        Field region = Field.of(1,
                new AuthMethod.Field("region", "Region", "", false, true, "us", List.of("us", "eu")));
        Way way = new Way(Way.Kind.VALUES, "key", "Key", List.of(token, region));
        Way other = new Way(Way.Kind.SIGN_IN, "oauth", "Sign in", List.of());

        String html = drawn("form",
                new Screen.Form(HOSTILE, way, List.of(way, other), "", "/connect/s/cs_1/x", "c5rf", "/connect/s/cs_1",
                        false));

        assertThat(html).doesNotContain("<script", "alert('x')").contains("<html lang=\"en\">",
                "<title>Error: Connect", "<a href=\"#f0\">Key: No", "<label for=\"f0\">Key</label>",
                "type=\"password\" id=\"f0\" name=\"v.token\" value=\"\"", "aria-describedby=\"f0-help f0-error\"",
                "aria-invalid=\"true\"", "<option value=\"us\" selected>us</option>", "name=\"csrf\" value=\"c5rf\"",
                "?method=oauth\">Sign in</a>");
    }

    @Test
    void sayWhatCameOfIt() {
        Screen.Offer good = new Screen.Offer("Shop", "/connect/s/cs_1/shop", true, false, "Connected as " + HOSTILE);
        Screen.Offer bad = new Screen.Offer("Mail", "/connect/s/cs_1/mail", false, true, "Not connected.");

        String html = drawn("overview",
                new Screen.Overview(List.of(good, bad), "", "https://app.example/x", "app.example"));

        assertThat(html).doesNotContain("<script").contains("<h1>Connect your accounts</h1>",
                "Connect Shop again", "Connect Mail", "role=\"alert\">Not connected.", "Return to app.example");
        assertThat(drawn("overview", new Screen.Overview(List.of(good), "", "", ""))).contains("<h1>All connected</h1>")
                .doesNotContain("Return to");
    }

    @Test
    void sayWhatALinkIsAboutWithAButtonAlone() {
        assertThat(drawn("invitation", new Screen.Invitation(List.of("Shop", HOSTILE), false)))
                .doesNotContain("<script", "<a ").contains("<h1>Connect your accounts</h1>",
                        "<li>Shop</li>", "<form method=\"post\">", "<button type=\"submit\">Continue</button>");
        assertThat(drawn("invitation", new Screen.Invitation(List.of(), true))).contains("again")
                .doesNotContain("<li>");
    }

    @Test
    void leadOnByALink() {
        assertThat(
                drawn("leave", new Screen.Leave("Shop", "https://mooring.example/a?b=c&d=" + HOSTILE, "/connect/s/x")))
                .doesNotContain("<script").contains("href=\"https://mooring.example/a?b=c&amp;d=", "Continue to Shop");
        assertThat(drawn("message", new Screen.Message("Over", HOSTILE))).doesNotContain("<script").contains("Over");
    }

    private static String drawn(String name, Screen screen) {
        return Objects.requireNonNull(ENGINE.getTemplate("handoff/" + name)).data("screen", screen).render();
    }

    private static Optional<TemplateLocation> locate(String id) {
        String text;
        try (var file = TemplatesTest.class.getResourceAsStream("/templates/" + id + ".html")) {
            text = file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return text == null ? Optional.empty() : Optional.of(new TemplateLocation() {

            @Override
            public Reader read() {
                return new StringReader(text);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType("text/html"));
            }
        });
    }
}
