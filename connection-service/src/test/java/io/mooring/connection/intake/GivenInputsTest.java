package io.mooring.connection.intake;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.Integrations;

class GivenInputsTest {

    private static final AuthMethod BEARER = Integrations.bearer();
    private static final AuthMethod BASIC = Integrations.basic();
    private static final AuthMethod KEYS = Integrations.keyAndTenant();

    @Test
    void takesOneValueForTheOneInput() {
        assertThat(new GivenInputs("s3cret", null).match(BEARER).values()).isEqualTo(Map.of("token", "s3cret"));
        assertThat(new GivenInputs("s3cret", Map.of()).match(BEARER).values()).isEqualTo(Map.of("token", "s3cret"));
    }

    @Test
    void takesNamedValues() {
        assertThat(new GivenInputs(null, Map.of("key", "k", "account", "a")).match(KEYS).values())
                .isEqualTo(Map.of("key", "k", "account", "a"));
    }

    @Test
    void namesTheInputThatIsMissing() {
        Map<String, String> withNull = new HashMap<>(Map.of("key", "k"));
        withNull.put("account", null);

        assertRefused(() -> new GivenInputs(null, Map.of("key", "k")).match(KEYS), 400, "/values/account", "a value");
        assertRefused(() -> new GivenInputs(null, withNull).match(KEYS), 400, "/values/account", "a value");
        assertRefused(() -> new GivenInputs(null, null).match(BEARER), 400, "/values/token", "a value");
        assertRefused(() -> new GivenInputs(" ", null).match(BEARER), 400, "/value", "a value");
    }

    @Test
    void namesTheInputThatIsNotWanted() {
        assertRefused(() -> new GivenInputs(null, Map.of("a/b~c", "x")).match(BEARER), 400, "/values/a~1b~0c", "token");
        assertRefused(() -> new GivenInputs(null, Map.of("token", "x")).match(AuthMethod.none()), 400, "/values/token",
                "no values");
        assertRefused(() -> new GivenInputs("x", null).match(AuthMethod.none()), 400, "/value", "no value");
    }

    @Test
    void refusesOneValueWhereSeveralAreWantedAndBothForms() {
        assertRefused(() -> new GivenInputs("x", null).match(KEYS), 400, "/value", "key, account");
        assertRefused(() -> new GivenInputs("x", Map.of("token", "y")).match(BEARER), 400, "/value", "not both");
    }

    @Test
    void stripsWhatWasPastedAroundAToken() {
        assertThat(new GivenInputs(" s3cret\r\n", null).match(BEARER).values()).containsEntry("token", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\u0000b", "töken", "a\u2028b"})
    void refusesATokenThatCanNotBeInAHeader(String token) {
        assertRefused(() -> new GivenInputs(token, null).match(BEARER), 400, "/value", "ASCII");
    }

    @Test
    void keepsUserNameAndPasswordAsTheyAre() {
        assertThat(new GivenInputs(null, Map.of("username", "jürgen", "password", " p:w ")).match(BASIC).values())
                .isEqualTo(Map.of("username", "jürgen", "password", " p:w "));
        assertThat(new GivenInputs(null, Map.of("username", "key", "password", "")).match(BASIC).values())
                .isEqualTo(Map.of("username", "key", "password", ""));
    }

    @Test
    void refusesUserNamesThatBasicCanNotCarry() {
        assertRefused(() -> new GivenInputs(null, Map.of("username", "a:b", "password", "x")).match(BASIC), 400,
                "/values/username", "colon");
        assertRefused(() -> new GivenInputs(null, Map.of("username", "a", "password", "x\n")).match(BASIC), 400,
                "/values/password", "line breaks");
        assertRefused(() -> new GivenInputs(null, Map.of("username", "a")).match(BASIC), 400, "/values/password",
                "a value");
    }

    @Test
    void refusesAValueOverTheLimit() {
        assertThat(new GivenInputs("x".repeat(16_384), null).match(BEARER).isEmpty()).isFalse();
        assertRefused(() -> new GivenInputs("x".repeat(16_385), null).match(BEARER), 400, "/value", "at most 16384");
    }

    @Test
    void fillsWhatHasAFallbackAndLeavesOutWhatMayBe() {
        assertThat(new GivenInputs(null, Map.of("host", "db")).match(Integrations.form()).values())
                .isEqualTo(Map.of("host", "db", "port", "5432"));
    }

    @Test
    void takesNothingButTheChoices() {
        assertRefused(() -> new GivenInputs(null, Map.of("host", "db", "mode", "odd")).match(Integrations.form()), 400,
                "/values/mode", "one of fast, safe");
    }
}
