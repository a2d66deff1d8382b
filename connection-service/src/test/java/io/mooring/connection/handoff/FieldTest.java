package io.mooring.connection.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.connection.integrationview.AuthMethod;

class FieldTest {

    private static final Field SECRET = Field.of(0,
            new AuthMethod.Field("token", "Token", "From your profile", true, true, null, List.of()));
    private static final Field PLACE = Field.of(1,
            new AuthMethod.Field("region", "Region", "", false, true, "us", List.of("us", "eu")));
    private static final Submission GIVEN = new Submission(Map.of("v.token", List.of("hidden"), "v.region",
            List.of("eu")));

    @Test
    void showsAgainWhatWasGivenButNoSecret() {
        assertThat(SECRET.with(GIVEN).value()).isEmpty();
        assertThat(PLACE.with(GIVEN).value()).isEqualTo("eu");
        assertThat(GIVEN.toString()).doesNotContain("hidden");
    }

    @Test
    void isDrawnAsWhatItTakes() {
        assertThat(SECRET.type()).isEqualTo("password");
        assertThat(PLACE.type()).isEqualTo("select");
        assertThat(PLACE.value()).isEqualTo("us");
        assertThat(PLACE.required()).isFalse();
    }

    @Test
    void takesAKeyOfSeveralLinesAndNeverShowsItAgain() {
        Field key = Field.ofKey().getFirst();

        assertThat(key.type()).isEqualTo("key");
        assertThat(key.with(new Submission(Map.of("v.key", List.of("{}")))).value()).isEmpty();
    }

    @Test
    void isReadWithItsHelpAndItsError() {
        assertThat(SECRET.describedBy()).isEqualTo("f0-help");
        assertThat(SECRET.wrong("No").describedBy()).isEqualTo("f0-help f0-error");
        assertThat(PLACE.describedBy()).isEmpty();
    }

    @Test
    void formsOfAnotherBrowserDoNotFit() {
        Submission form = new Submission(Map.of("csrf", List.of(Csrf.of("cookie"))));

        assertThat(Csrf.fits(form, "cookie")).isTrue();
        assertThat(Csrf.fits(form, "other")).isFalse();
        assertThat(Csrf.fits(form, null)).isFalse();
        assertThat(Csrf.fits(new Submission(Map.of()), "cookie")).isFalse();
    }
}
