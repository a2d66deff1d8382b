package io.mooring.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

class ProviderFilterTest {

    private final Providers providers = Providers.registered();

    @Test
    void findsByIdAndName() {
        assertThat(ids(ProviderFilter.of("BigQ", null, null))).containsExactly("google-bigquery");
    }

    @Test
    void tellsAccountsFromMereWebhooks() {
        assertThat(ids(ProviderFilter.of("svix", null, "false"))).containsExactly("svix");
        assertThat(ids(ProviderFilter.of("svix", null, "true"))).isEmpty();
        assertThat(ids(ProviderFilter.of("gmail", "communication", "true"))).containsExactly("gmail");
    }

    @Test
    void goesOnAfterTheLastOfAPage() {
        List<ProviderFacts> page = ProviderFilter.of(null, null, null).select(providers, new Cursor(1, "github"));

        assertThat(page).map(ProviderFacts::id).containsExactly("github-app", "github-pat");
    }

    @Test
    void refusesWhatIsNeitherTrueNorFalse() {
        assertThatThrownBy(() -> ProviderFilter.of(null, null, "yes")).hasMessageContaining("installable");
    }

    private List<String> ids(ProviderFilter filter) {
        return filter.select(providers, new Cursor(50, null)).stream().map(ProviderFacts::id).toList();
    }
}
