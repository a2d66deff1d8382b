package io.mooring.executor.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.Reconnect;
import io.quarkiverse.resteasy.problem.HttpProblem;

class RefusalTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PENDING = """
            {"type":"urn:mooring:problem:token-pending","detail":"the next one has not arrived"}""";

    @Test
    void saysHowADeadGrantIsMended() {
        HttpProblem problem = Refusal.notActive(JSON, "conn_1", """
                {"detail":"the connection is REAUTH_REQUIRED (invalid_grant); its owner must connect it again",
                 "connection_status":"REAUTH_REQUIRED","reason":"invalid_grant"}""");

        assertThat(problem.getStatusCode()).isEqualTo(409);
        assertThat(problem.getDetail()).contains("its owner must connect it again");
        assertThat(problem.getParameters()).containsEntry("reconnect",
                Reconnect.of("conn_1", "REAUTH_REQUIRED", "invalid_grant"));
    }

    @Test
    void sendsNobodyToConnectWhatAnOperatorSwitchedOff() {
        HttpProblem problem = Refusal.notActive(JSON, "conn_1", """
                {"detail":"the connection is DISABLED; an operator must enable it","connection_status":"DISABLED"}""");

        assertThat(problem.getParameters()).doesNotContainKey("reconnect");
    }

    @Test
    void survivesAnAnswerThatIsNoJson() {
        assertThat(Refusal.notActive(JSON, "conn_1", "<html>").getDetail()).contains("does not say why");
        assertThat(Refusal.pending(JSON, "3", "<html>")).isNull();
    }

    @Test
    void handsOnHowLongTheNextTokenTakes() {
        HttpProblem problem = Refusal.pending(JSON, "17", PENDING);

        assertThat(problem).isNotNull();
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getHeaders()).containsEntry("Retry-After", 17);
        assertThat(Refusal.pending(JSON, "soon", PENDING)).isNotNull().extracting(HttpProblem::getHeaders)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("Retry-After", 5);
    }

    @Test
    void takesOtherTroubleForWhatItIs() {
        assertThat(Refusal.pending(JSON, "1", "{\"type\":\"urn:mooring:problem:catalog-behind\"}")).isNull();
    }
}
