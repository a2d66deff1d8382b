package io.mooring.connection.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionView;
import io.mooring.contracts.page.Cursor;

/**
 * One page of what there is.
 *
 * @param catalog integrations, in order of their slugs
 * @param catalogCursor where the catalog goes on; none when that was all of it
 * @param users connected accounts by user, those of the organisation first; one whose accounts do not fit goes on on the
 *        next page
 */
record Inventory(List<App> catalog, @Nullable String catalogCursor, List<User> users, @Nullable String nextCursor) {

    /**
     * An integration.
     *
     * @param accounts how many connections there are to it
     */
    record App(String slug, String name, @Nullable String kind, @Nullable String provider, @Nullable String family,
            long accounts) {

        static App of(IntegrationView view, long accounts) {
            return new App(view.slug(), view.name(), view.kind(), view.provider(), view.family(), accounts);
        }
    }

    /** A user's accounts; {@code userId} is null for those of the organisation. */
    @JsonNaming(SnakeCaseStrategy.class)
    record User(@Nullable String userId, List<ConnectionView> accounts) {}

    /** Out of what was fetched, each list one longer than its page when there is more. */
    static Inventory of(List<App> catalog, Cursor catalogPage, List<Connection> accounts, Cursor page) {
        return new Inventory(List.copyOf(catalogPage.page(catalog)), catalogPage.next(catalog, App::slug),
                users(page.page(accounts)),
                page.next(accounts, account -> AccountPosition.of(account).text()));
    }

    private static List<User> users(List<Connection> accounts) {
        Map<String, List<ConnectionView>> byUser = new LinkedHashMap<>();
        accounts.forEach(
                account -> byUser.computeIfAbsent(AccountPosition.of(account).user(), user -> new ArrayList<>())
                        .add(ConnectionView.of(account)));
        return byUser.entrySet().stream()
                .map(user -> new User(user.getKey().isEmpty() ? null : user.getKey(), List.copyOf(user.getValue())))
                .toList();
    }
}
