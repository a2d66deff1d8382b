package io.mooring.connection.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.clienthealth.Clients;
import io.mooring.connection.credential.GivenKey;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.GrantSecrets.Previous;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.credential.KeyFiles;
import io.mooring.connection.credential.SigningKey;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Links;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.OAuthFacts.Rotation;

class RenewingTest {

    private static final Instant ENDS = Links.MADE_AT.plusSeconds(7200);
    private static final Instant UNTIL = Links.MADE_AT.plusSeconds(600);
    private static final Connection ACTIVE = Links.in(ConnectionStatus.ACTIVE);

    @Test
    void keepsTheRefreshTokenWhenTheAnswerHasNone() {
        GrantSecrets after = renewing("r1", null).secretsAfter(answer(null, null), "r1", UNTIL);

        assertThat(after.refreshToken()).isEqualTo("r1");
        assertThat(after.previous()).isNull();
        assertThat(after.rotated()).isFalse();
    }

    @Test
    void keepsTheFormerRefreshTokenBesideTheNextForAWhile() {
        GrantSecrets after = renewing("r1", "r0").secretsAfter(answer("r2", null), "r1", UNTIL);

        assertThat(after.refreshToken()).isEqualTo("r2");
        assertThat(after.previous()).isEqualTo(new Previous("r1", UNTIL));
        assertThat(after.rotated()).isTrue();
        assertThat(after.captured()).containsExactlyInAnyOrderEntriesOf(Map.of("team", "t1", "new", "n1"));
    }

    @Test
    void goesOnWithTheTokenTheProviderKnows() {
        GrantSecrets after = renewing("r1", "r0").secretsAfter(answer(null, null), "r0", UNTIL);

        assertThat(after.refreshToken()).isEqualTo("r0");
    }

    @Test
    void takesTheSameRefreshTokenAgainForNoRotation() {
        assertThat(renewing("r1", null).secretsAfter(answer("r1", null), "r1", UNTIL).previous()).isNull();
    }

    @Test
    void replacesTheAccessTokenAlone() {
        assertThat(renewing("r1", null).inputsAfter(answer(null, null)).values())
                .isEqualTo(Map.of("token", "a2", "region", "eu"));
    }

    @Test
    void noticesScopesThatWereTakenBack() {
        Grant less = Renewing.grantAfter(ACTIVE, answer(null, List.of()));
        Grant same = Renewing.grantAfter(ACTIVE, answer(null, null));

        assertThat(less.scopes()).isEmpty();
        assertThat(less.missingScopes()).containsExactly("repo");
        assertThat(same.scopes()).containsExactly("repo");
        assertThat(same.accessExpiresAt()).isEqualTo(ENDS);
        assertThat(same.authConfig()).isEqualTo("cfg_1");
    }

    @Test
    void treatsServersNobodyDescribedAsUnknown() {
        assertThat(renewing("r1", null).rotation()).isEqualTo(Rotation.UNKNOWN);
        assertThat(renewing("r1", null).toString()).doesNotContain("r1", "a1", "s3cret");
    }

    @Test
    void refusesALeaseThatEndsBeforeTheAnswer() {
        java.time.Duration timeout = java.time.Duration.ofSeconds(20);

        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> LeaseLength.require(java.time.Duration.ofSeconds(39), timeout))
                .hasMessageContaining("connection.oauth.timeout");
        LeaseLength.require(java.time.Duration.ofSeconds(40), timeout);
    }

    @Test
    void goesOnWithoutARefreshTokenWhereTheAppIsGrantedItsOwn() {
        Renewing byClient = renewing(GrantSecrets.ofClient(Map.of()));

        assertThat(byClient.isRenewable()).isTrue();
        assertThat(byClient.rotation()).isEqualTo(Rotation.NONE);
        assertThat(byClient.secretsAfter(answer(null, null), null, UNTIL).by()).isEqualTo(GrantSecrets.BY_CLIENT);
        assertThat(renewing("r1", null).isRenewable()).isTrue();
        assertThat(renewing(GrantSecrets.first(null, Map.of())).isRenewable()).isFalse();
    }

    @Test
    void keepsTheKeyAndNoRefreshTokenOfAServiceAccount() {
        SigningKey key = GivenKey.of(KeyFiles.file(KeyFiles.rsa(2048)).toString(), null).key();

        GrantSecrets after = renewing(GrantSecrets.ofKey(key, Map.of())).secretsAfter(answer("r9", null), null, UNTIL);

        assertThat(after.key()).isSameAs(key);
        assertThat(after.by()).isEqualTo(GrantSecrets.BY_KEY);
        assertThat(after.refreshToken()).isNull();
    }

    private static Renewing renewing(String refresh, @Nullable String before) {
        return renewing(new GrantSecrets(refresh, before == null ? null : new Previous(before, UNTIL), before != null,
                Map.of("team", "t1"), null, null));
    }

    private static Renewing renewing(GrantSecrets grant) {
        AuthorizationServer server = AuthorizationServer.declared(null, "https://as.example/token", null, null);
        App app = new App("cfg_1", "github", null, server, new OAuthClient("id", "s3cret", ClientAuth.BASIC), List.of(),
                Map.of(), "https://mooring.example/cb", Map.of());
        return new Renewing(app, server, new Inputs(Map.of("token", "a1", "region", "eu")), grant, Clients.unknown());
    }

    private static TokenAnswer answer(@Nullable String refresh, @Nullable List<String> scopes) {
        return new TokenAnswer("a2", ENDS, refresh, null, scopes, null, null, Map.of("new", "n1"));
    }
}
