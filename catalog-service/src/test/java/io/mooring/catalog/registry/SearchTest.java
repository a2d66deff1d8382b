package io.mooring.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.page.Cursor;

class SearchTest {

    @Test
    void takesEveryWordAsAParameterAndNoneAsAPattern() {
        Search search = Search.of(wanted("50%_off' or", null), Cursor.of("10", null));

        assertThat(search.parameters()).contains("%50\\%\\_off'%", "%or%");
        assertThat(search.sql()).doesNotContain("50", "off'");
    }

    @Test
    void browsesInTheOrderOfAnIndex() {
        Search search = Search.of(wanted(null, null), new Cursor(10, "0 1 2 a/b"));

        assertThat(search.sql()).contains("where (poor, crowd, name) > (")
                .endsWith("order by poor, crowd, name limit 11");
        assertThat(search.parameters()).containsExactly(1, 2, "a/b");
    }

    @Test
    void refusesACursorItDidNotMake() {
        for (String key : new String[]{"x", "1 2 3", "a b c d", "99999999999999 1 1 a"}) {
            assertThatThrownBy(() -> Search.of(wanted("a", null), new Cursor(10, key)))
                    .hasMessageContaining("cursor");
        }
    }

    @Test
    void refusesWhatIsNeitherTrueNorFalse() {
        assertThatThrownBy(() -> wanted(null, "yes")).hasMessageContaining("runnable");
        assertThat(wanted(null, "true").runnable()).isTrue();
    }

    @Test
    void boundsTheText() {
        assertThatThrownBy(() -> wanted("a ".repeat(9), null)).hasMessageContaining("text");
        assertThatThrownBy(() -> wanted("a".repeat(201), null)).hasMessageContaining("text");
    }

    private static Wanted wanted(@Nullable String text, @Nullable String runnable) {
        return Wanted.of(text, null, null, null, runnable, null, null);
    }
}
