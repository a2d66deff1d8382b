package io.mooring.connection.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.PreferenceState;
import io.mooring.contracts.page.Cursor;

class PreferenceTest {

    private static final Preference MINE = new Preference("a/b", "github", "conn_1");

    @Test
    void tellsWhatIsPreferredAndThatItIsNot() {
        Event told = MINE.state("acme", 7);

        assertThat(told.topic()).isEqualTo(Topics.STATE_PREFERENCE);
        assertThat(told.key()).isEqualTo("acme/github/a/b").isEqualTo(MINE.gone("acme").key());
        assertThat(MINE.gone("acme").payload()).isNull();
        assertThat(told.payload()).isEqualTo(PreferenceState.newBuilder().setTenant("acme").setUserId("a/b")
                .setIntegration("github").setConnection("conn_1").setVersion(7).build());
    }

    @Test
    void pagesGoOnAfterAUserWithSlashes() {
        String next = new Cursor(1, null).next(List.of(MINE, MINE), Preference::aggregate);

        Preference after = PreferenceFilter.after(Cursor.of("1", next));

        assertThat(after.integration()).isEqualTo("github");
        assertThat(after.userId()).isEqualTo("a/b");
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        assertThatThrownBy(() -> PreferenceFilter.after(new Cursor(1, "conn_1"))).extracting("statusCode")
                .isEqualTo(400);
    }

    @Test
    void filtersByWhatIsGivenOnly() {
        assertThat(new PreferenceFilter("u1", null, "conn_1").conditions())
                .isEqualTo(Map.of("userId", "u1", "connection", "conn_1"));
    }
}
