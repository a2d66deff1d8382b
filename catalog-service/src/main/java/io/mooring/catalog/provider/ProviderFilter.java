package io.mooring.catalog.provider;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.ProviderFacts.InstallKind;
import io.mooring.contracts.provider.Providers;

/**
 * Which providers a list shows.
 *
 * @param text in lower case, part of id or name; empty for all
 * @param category of this category only, when present
 * @param installable only those an account of which can be connected, or only the others, when present
 */
record ProviderFilter(String text, @Nullable String category, @Nullable Boolean installable) {

    /** Reads the query parameters. Fails with 400 that names the parameter. */
    static ProviderFilter of(@Nullable String text, @Nullable String category, @Nullable String installable) {
        if (installable != null && !installable.equals("true") && !installable.equals("false")) {
            throw GeneralError.BAD_REQUEST.at("installable", "expected true or false");
        }
        return new ProviderFilter(text == null ? "" : text.toLowerCase(Locale.ROOT), category,
                installable == null ? null : Boolean.valueOf(installable));
    }

    /** One page in order of id, with one more when another page follows. */
    List<ProviderFacts> select(Providers providers, Cursor cursor) {
        String after = cursor.after() == null ? "" : cursor.after();
        Collection<String> ids = providers.ids();
        return ids.stream().filter(id -> id.compareTo(after) > 0).map(providers::find).flatMap(Optional::stream)
                .map(IntegrationProvider::facts).filter(this::admits).limit(cursor.fetch()).toList();
    }

    private boolean admits(ProviderFacts facts) {
        boolean named = facts.id().contains(text) || facts.displayName().toLowerCase(Locale.ROOT).contains(text);
        return named && (category == null || category.equals(facts.category()))
                && (installable == null || installable == (facts.install() != InstallKind.NONE));
    }
}
