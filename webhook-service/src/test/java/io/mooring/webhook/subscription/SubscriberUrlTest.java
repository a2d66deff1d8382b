package io.mooring.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.resteasy.problem.HttpProblem;

class SubscriberUrlTest {

    @Test
    void knowsWhereItLeads() {
        assertThat(SubscriberUrl.parse("https://hooks.example.com/in?x=1"))
                .isEqualTo(new SubscriberUrl("https://hooks.example.com/in?x=1", "hooks.example.com", 443));
        assertThat(SubscriberUrl.parse("HTTP://[::1]:8080").port()).isEqualTo(8080);
        assertThat(SubscriberUrl.parse("http://example.com").port()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/relative", "ftp://example.com", "javascript:alert(1)", "http:///path", "http://a b",
            "https://user:secret@example.com", "https://example.com/#part", "https:example.com"})
    void refusesWhatNothingCanBePostedTo(String text) {
        assertThatThrownBy(() -> SubscriberUrl.parse(text)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("field", "/url");
        });
    }
}
