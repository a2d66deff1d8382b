package io.mooring.connection.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a browser is told in the end. */
class OutcomeTest {

    @Test
    void goesBackToWhereItIsAwaitedWithTheFieldsOfTheSeed() {
        Outcome outcome = new Outcome(null, "done", "gmail", "conn_1", "https://app.example/c?callback=true", "a b");

        assertThat(outcome.destination()).hasToString("https://app.example/c?callback=true&status=success"
                + "&appName=gmail&connection_id=conn_1&missing_scopes=a+b");
    }

    @Test
    void saysWhatWentWrongWithoutTheProvidersWords() {
        Outcome outcome = new Outcome("access_denied", "the provider answered", "gmail", "conn_1",
                "https://app.example/", "");

        assertThat(outcome.destination())
                .hasToString(
                        "https://app.example/?status=error&appName=gmail&connection_id=conn_1&error=access_denied");
    }

    @Test
    void goesNowhereForAStranger() {
        assertThat(Outcome.stranger("invalid_state", "no").destination()).isNull();
    }

    @Test
    void showsAPageThatRunsNothing() {
        String page = Page.of(new Outcome("x", "<script>alert('1')</script> & more", null, null, null, ""));

        assertThat(page).contains("<html lang=\"en\">", "<title>Not connected</title>", "role=\"alert\"",
                "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more").doesNotContain("<script");
        assertThat(Page.of(new Outcome(null, "It is connected.", null, null, null, ""))).contains("role=\"status\"");
    }
}
