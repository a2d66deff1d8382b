package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.Reconnect;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.resolution.Action.Address;

class ConnectionChoiceTest {

    private static final ConnectionView ORG = connection("conn_org", "org", "main", "ACTIVE");
    private static final ConnectionView OWN = connection("conn_own", "user", "mine", "ACTIVE");
    private static final ConnectionView DEAD = connection("conn_dead", "user", "old", "REVOKED");

    @Test
    void takesTheOnlyActiveOne() {
        assertThat(ConnectionChoice.choose(List.of(ORG, DEAD), null, null)).isEqualTo(ORG);
    }

    @Test
    void neverGuessesBetweenSeveral() {
        assertThatThrownBy(() -> ConnectionChoice.choose(List.of(OWN, ORG), null, null))
                .hasMessageContaining("conn_own, conn_org").extracting("statusCode").isEqualTo(409);
    }

    @Test
    void takesTheUsersDefaultAmongSeveral() {
        assertThat(ConnectionChoice.choose(List.of(OWN, ORG.asPreferred()), null, null)).isEqualTo(ORG.asPreferred());
    }

    @Test
    void takesWhatIsAskedForBeforeTheDefault() {
        Address address = new Address("echo", "org", "main", "get");

        assertThat(ConnectionChoice.choose(List.of(OWN.asPreferred(), ORG), null, "conn_org")).isEqualTo(ORG);
        assertThat(ConnectionChoice.choose(List.of(OWN.asPreferred(), ORG), address, null)).isEqualTo(ORG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REAUTH_REQUIRED", "DISABLED", "VERIFYING"})
    void putsNoOtherAccountInPlaceOfADefaultThatStandsStill(String status) {
        ConnectionView usual = connection("conn_usual", "user", "work", status).asPreferred();

        assertThatThrownBy(() -> ConnectionChoice.choose(List.of(usual, ORG), null, null))
                .hasMessageContaining("conn_usual is " + status);
    }

    @Test
    void forgetsADefaultThatIsOver() {
        assertThat(ConnectionChoice.choose(List.of(DEAD.asPreferred(), ORG), null, null)).isEqualTo(ORG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conn_own", "mine"})
    void takesTheOneAskedFor(String wanted) {
        assertThat(ConnectionChoice.choose(List.of(OWN, ORG), null, wanted)).isEqualTo(OWN);
    }

    @Test
    void takesTheOneInTheAddress() {
        Address address = new Address("echo", "org", "main", "get");
        assertThat(ConnectionChoice.choose(List.of(OWN, ORG), address, null)).isEqualTo(ORG);
    }

    @Test
    void doesNotFindOneThatIsNotVisible() {
        assertThatThrownBy(() -> ConnectionChoice.choose(List.of(ORG), null, "conn_of_somebody_else"))
                .extracting("statusCode").isEqualTo(404);
    }

    @Test
    void saysWhenThereIsNone() {
        assertThatThrownBy(() -> ConnectionChoice.choose(List.of(), null, null)).extracting("statusCode")
                .isEqualTo(409);
    }

    @Test
    void saysWhenTheOnlyOneIsNotActive() {
        assertThatThrownBy(() -> ConnectionChoice.choose(List.of(DEAD), null, null)).hasMessageContaining("REVOKED");
    }

    @Test
    void saysHowADeadOneIsMended() {
        ConnectionView lost = new ConnectionView("conn_lost", "org", null, "echo", "main", "oauth", "REAUTH_REQUIRED",
                "rotation_lost", 4);

        assertThatThrownBy(() -> ConnectionChoice.choose(List.of(lost), null, null))
                .hasMessageContaining("REAUTH_REQUIRED (rotation_lost); its owner must connect it again")
                .extracting("parameters").asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("reconnect", Reconnect.of("conn_lost", "REAUTH_REQUIRED", "rotation_lost"));
    }

    @Test
    void readsAddressWithDotsInTheName() {
        assertThat(Action.parse("git_hub.org.my.main.create").address())
                .isEqualTo(new Address("git_hub", "org", "my.main", "create"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp_a_b", "a.org.b", "a..b.c", ".org.x.y", "a.org.x.", "GMAIL_SEND_EMAIL"})
    void takesAnythingElseForACallName(String text) {
        assertThat(Action.parse(text).address()).isNull();
    }

    @Test
    void suggestsTheMostAlikeFirst() {
        assertThat(NearestNames.of("mcp_github_create_isue",
                List.of("mcp_github_list_issues", "mcp_github_create_issue", "zzz")))
                .containsExactly("mcp_github_create_issue", "mcp_github_list_issues");
    }

    private static ConnectionView connection(String id, String owner, String name, String status) {
        return new ConnectionView(id, owner, owner.equals("user") ? "u1" : null, "echo", name, "none", status, 1);
    }
}
