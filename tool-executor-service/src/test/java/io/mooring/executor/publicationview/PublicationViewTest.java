package io.mooring.executor.publicationview;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.origin.WebhookOrigin;
import io.mooring.contracts.origin.WebhookOrigin.Claim;
import io.mooring.contracts.origin.WebhookOrigin.Keys;
import io.mooring.executor.publicationview.PublicationView.Deed;

class PublicationViewTest {

    private static final Keys KEYS = Keys.fresh();

    private static final Deed COMMENT = new Deed("github", "comment.create", "ada",
            List.of("repo:octo/crane", "issue:octo/crane#7"));

    @Test
    void grantsWithinItsReach() {
        assertThat(publication("tenant", null, null, false).refusal(COMMENT)).isEmpty();
        assertThat(publication("user", "ada", null, false).refusal(COMMENT)).isEmpty();
        assertThat(publication("resource", null, "issue:octo/crane#7", false).refusal(COMMENT)).isEmpty();
        assertThat(publication("resource", null, "repo:octo/crane", false).refusal(COMMENT)).isEmpty();
    }

    @Test
    void grantsNothingOutOfIt() {
        assertThat(publication("user", "mia", null, false).refusal(COMMENT)).isPresent();
        assertThat(publication("resource", null, "issue:octo/crane#8", false).refusal(COMMENT)).isPresent();
        assertThat(publication("world", null, null, false).refusal(COMMENT)).isPresent();
        assertThat(publication("tenant", null, null, true).refusal(COMMENT)).hasValueSatisfying(
                why -> assertThat(why).contains("revoked"));
    }

    @Test
    void grantsNoOtherActionAndNoOtherProvidersAction() {
        PublicationView publication = publication("tenant", null, null, false);

        assertThat(publication.refusal(new Deed("github", "issue.update", "ada", List.of()))).isPresent();
        assertThat(publication.refusal(new Deed("linear", "comment.create", "ada", List.of()))).isPresent();
    }

    @Test
    void provesOnlyWhatItWasToldOf() {
        PublicationView publication = publication("tenant", null, null, false);
        PrivateKey key = WebhookOrigin.key(KEYS.secret());

        assertThat(publication.proves("acme", WebhookOrigin.text(key, new Claim("acme", "pub_1", "e-1")))).isTrue();
        assertThat(publication.proves("acme", WebhookOrigin.text(key, new Claim("acme", "pub_2", "e-1")))).isFalse();
        assertThat(publication.proves("acme", "e-1")).isFalse();
        assertThat(new PublicationView("pub_1", "github", "conn_1", Set.of(), "tenant", null, null, false, null)
                .proves("acme", WebhookOrigin.text(key, new Claim("acme", "pub_1", "e-1")))).isFalse();
    }

    private static PublicationView publication(String reach, @Nullable String user, @Nullable String resource,
            boolean revoked) {
        return new PublicationView("pub_1", "github", "conn_1", Set.of("comment.create"), reach, user, resource,
                revoked, KEYS.open());
    }
}
