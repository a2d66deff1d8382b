package io.mooring.connection.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.mooring.connection.link.Account;
import io.quarkiverse.resteasy.problem.HttpProblem;

class ReconnectionsTest {

    private static final Account ADA = new Account("a1", "ada@example.org");

    @Test
    void refusesAnotherAccountUnlessToldToReplaceIt() {
        Account bob = new Account("b2", "bob@example.org");

        assertThatThrownBy(() -> Reconnections.successor(ADA, bob, false)).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("bob@example.org instead of ada@example.org");
        assertThat(Reconnections.successor(ADA, bob, true)).isEqualTo(bob);
    }

    @Test
    void refusesACredentialOfNobodyKnownInPlaceOfOneOfAKnownAccount() {
        assertThatThrownBy(() -> Reconnections.successor(ADA, Account.UNKNOWN, false)).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("does not say");
        assertThat(Reconnections.successor(ADA, Account.UNKNOWN, true)).isEqualTo(Account.UNKNOWN);
    }

    @Test
    void learnsWhoseItIs() {
        assertThat(Reconnections.successor(Account.UNKNOWN, ADA, false)).isEqualTo(ADA);
    }
}
