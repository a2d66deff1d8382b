package io.mooring.connection.inventory;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Links;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.page.Cursor;

class InventoryTest {

    private static final Cursor TWO = new Cursor(2, null);
    private static final List<Inventory.App> CATALOG = List.of(new Inventory.App("a", "A", null, null, null, 2),
            new Inventory.App("b", "B", null, null, null, 0), new Inventory.App("c", "C", null, null, null, 1));

    @Test
    void groupsAccountsByUser() {
        Inventory inventory = Inventory.of(CATALOG, new Cursor(5, null),
                List.of(account("1", new Owner("org", null)), account("2", new Owner("user", "ada")),
                        account("3", new Owner("user", "ada")), account("4", new Owner("user", "eve"))),
                new Cursor(5, null));

        assertThat(inventory.users()).extracting(Inventory.User::userId).containsExactly(null, "ada", "eve");
        assertThat(inventory.users().get(1).accounts()).extracting(account -> account.id()).containsExactly("2", "3");
        assertThat(inventory.nextCursor()).isNull();
        assertThat(inventory.catalogCursor()).isNull();
    }

    @Test
    void goesOnBehindTheLastOfAPage() {
        Inventory inventory = Inventory.of(CATALOG, TWO, List.of(account("1", new Owner("user", "ada")),
                account("2", new Owner("user", "ada")), account("3", new Owner("user", "ada"))), TWO);

        assertThat(inventory.catalog()).hasSize(2);
        assertThat(Cursor.of(null, inventory.catalogCursor()).after()).isEqualTo("b");
        assertThat(inventory.users()).singleElement().satisfies(user -> assertThat(user.accounts()).hasSize(2));
        assertThat(AccountPosition.parse(Cursor.of(null, inventory.nextCursor()).after()))
                .isEqualTo(new AccountPosition("ada", "2"));
    }

    @Test
    void beginsAtTheBeginningAndRefusesOtherCursors() {
        assertThat(AccountPosition.parse(null)).isEqualTo(new AccountPosition("", ""));
        assertRefused(() -> AccountPosition.parse("conn_1"), 400, "cursor", "nextCursor");
    }

    private static Connection account(String id, Owner owner) {
        return Connection.pending(id, owner, "github", "main", "bearer", Links.MADE_AT, "key1", Links.MADE_AT);
    }
}
