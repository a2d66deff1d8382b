package io.mooring.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.github.GitHub;

class ArrivalTest {

    private final Arrival arrival = new Arrival(Map.of("X-GITHUB-EVENT", List.of("push"), "Authorization",
            List.of("Bearer x"), "X-Hub-Signature-256", List.of("sha256=1", "sha256=2"), "cookie", List.of("a=b"),
            "content-type", List.of("application/json"), "x-github-hook-id", List.of(" ")), new byte[0]);

    @Test
    void keepsNeitherCredentialsNorSignatures() {
        assertThat(arrival.kept(new GitHub().facts().webhook()))
                .isEqualTo(Map.of("x-github-event", "push", "content-type", "application/json"));
    }

    @Test
    void seesEverySignatureHeader() {
        assertThat(arrival.all("x-hub-signature-256")).hasSize(2);
        assertThat(arrival.all("x-other")).isEmpty();
    }

    @Test
    void hasAContentTypeWithoutTheHeader() {
        assertThat(new Arrival(Map.of(), new byte[0]).contentType()).isEqualTo("application/octet-stream");
    }
}
