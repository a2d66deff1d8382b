package io.mooring.contracts.egress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.vertx.core.buffer.Buffer;

class EgressRequestTest {

    @Test
    void printsNothingSecret() {
        // Given
        var request = EgressRequest.post(URI.create("https://a.example/?token=sesame"), Buffer.buffer("sesame"))
                .withHeader("Authorization", "Bearer sesame").withSecretHeader("X-Api-Key", "sesame");
        // Then
        assertThat(request.toString()).isEqualTo("POST with headers [Authorization, X-Api-Key]");
    }

    @Test
    void leavesTheOriginalUntouched() {
        // Given
        var plain = EgressRequest.get("https://a.example/");
        // When
        var more = plain.withHeader("Accept", "*/*").withLimits(Limits.STANDARD.withMaxRedirects(1));
        // Then
        assertThat(plain.headers()).isEmpty();
        assertThat(plain.limits()).isEqualTo(Limits.STANDARD);
        assertThat(more.headers()).hasSize(1);
    }

    @Test
    void rejectsLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.STANDARD.withDeadline(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.STANDARD.withConnectTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.STANDARD.withMaxResponseBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.STANDARD.withMaxResponseBytes(1L << 31));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.STANDARD.withMaxRedirects(21));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.STANDARD.withMaxRedirects(-1));
    }
}
