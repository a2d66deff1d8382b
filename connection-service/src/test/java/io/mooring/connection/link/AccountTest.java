package io.mooring.connection.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.quarkiverse.resteasy.problem.HttpProblem;

class AccountTest {

    private static final Account ADA = new Account("a1", "ada@example.org");

    @Test
    void admitsTheSameAccountAlone() {
        assertThat(ADA.admits(new Account("a1", "ada@elsewhere.example"))).isTrue();
        assertThat(ADA.admits(new Account("b2", "ada@example.org"))).isFalse();
    }

    @Test
    void admitsNobodyWhoCannotBeNamedOnceItsOwnerIsKnown() {
        assertThat(ADA.admits(Account.UNKNOWN)).isFalse();
        assertThat(ADA.admits(new Account(null, "ada@example.org"))).isFalse();
    }

    @Test
    void admitsAnybodyWhileItsOwnerIsNotKnown() {
        assertThat(Account.UNKNOWN.admits(ADA)).isTrue();
        assertThat(Account.UNKNOWN.admits(Account.UNKNOWN)).isTrue();
    }

    @Test
    void isSucceededByAnotherOneOnlyWhenToldSo() {
        Account bob = new Account("b2", "bob@example.org");

        assertThatThrownBy(() -> ADA.succeededBy(bob, false)).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("bob@example.org instead of ada@example.org");
        assertThatThrownBy(() -> ADA.succeededBy(Account.UNKNOWN, false)).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("does not say");
        assertThat(ADA.succeededBy(bob, true)).isEqualTo(bob);
        assertThat(ADA.succeededBy(Account.UNKNOWN, true)).isEqualTo(Account.UNKNOWN);
        assertThat(Account.UNKNOWN.succeededBy(ADA, false)).isEqualTo(ADA);
    }

    @Test
    void differsOnlyFromAnAccountThatIsKnown() {
        assertThat(ADA.differsFrom(Account.UNKNOWN)).isFalse();
        assertThat(ADA.differsFrom(new Account("b2", null))).isTrue();
    }
}
