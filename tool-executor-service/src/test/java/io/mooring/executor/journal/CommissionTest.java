package io.mooring.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.provider.tool.PublicationContext.Origin;
import io.mooring.executor.journal.Commission.Cause;
import io.quarkiverse.resteasy.problem.HttpProblem;

class CommissionTest {

    private static final Caller KEY = new Caller("acme", Caller.Kind.API_KEY, "key_1", Set.of(Roles.PLATFORM));
    private static final Caller AGENT = new Caller("acme", Caller.Kind.AGENT, "agent_1", Set.of(Roles.AGENT),
            new Mandate("ada", Map.of()));
    private static final String ORIGIN = "who_e-1." + "A".repeat(86);

    @Test
    void namesTheEventOfAWebhookAndKeepsItsProof() {
        Commission commission = Commission.of(KEY, "pub_1", new Cause("webhook", ORIGIN));

        assertThat(commission).isEqualTo(new Commission("pub_1", new Origin(Origin.Kind.WEBHOOK, "e-1"), ORIGIN));
    }

    @Test
    void takesNoWebhookAtItsWord() {
        assertThat(field("pub_1", new Cause("webhook", "e-1"))).isEqualTo("/origin/id");
        assertThat(field(null, new Cause("webhook", ORIGIN))).isEqualTo("/publication");
        assertThat(field("pub_1", new Cause("weather", "rain"))).isEqualTo("/origin/kind");
        assertThat(field("pub_1", new Cause("session", "a\0b"))).isEqualTo("/origin/id");
    }

    @Test
    void hasNothingToProveOtherwise() {
        assertThat(Commission.of(KEY, null, new Cause("session", "s-1")).proof()).isNull();
        assertThat(Commission.of(KEY, null, null).origin()).isEqualTo(new Origin(Origin.Kind.CALLER, "key_1"));
        assertThat(Commission.of(AGENT, "pub_1", new Cause("webhook", ORIGIN)))
                .isEqualTo(new Commission("pub_1", new Origin(Origin.Kind.AGENT, "agent_1")));
    }

    private static Object field(String publication, Cause cause) {
        return catchThrowableOfType(HttpProblem.class, () -> Commission.of(KEY, publication, cause)).getParameters()
                .get("field");
    }
}
