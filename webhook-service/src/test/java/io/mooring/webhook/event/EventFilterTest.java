package io.mooring.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventFilterTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void asksForEverythingWithoutConditions() {
        EventFilter all = ofType(null);

        assertThat(all.conditions()).isEmpty();
        assertThat(all.values()).isEmpty();
    }

    @Test
    void takesPatternsByTheirBeginning() {
        EventFilter issues = ofType("github.issue_comment.*");

        assertThat(issues.conditions()).isEqualTo(" and e.type like :types");
        assertThat(issues.values()).containsEntry("types", "github.issue\\_comment.%");
        assertThat(issues.wantsType("github.issue_comment.created")).isTrue();
        assertThat(issues.wantsType("github.issue_comment")).isFalse();
        assertThat(issues.wantsType("github.issues.opened")).isFalse();
    }

    @Test
    void takesWholeTypesExactly() {
        EventFilter push = ofType("github.push");

        assertThat(push.values()).containsEntry("type", "github.push");
        assertThat(push.wantsType("github.push")).isTrue();
        assertThat(push.wantsType("github.push.forced")).isFalse();
    }

    @Test
    void namesEveryConditionsValue() {
        EventFilter filter = new EventFilter("1", "github", "*", "ep", "con", "issue:a/b#1", NOON, NOON.plusSeconds(1));

        assertThat(filter.conditions()).isEqualTo(" and e.id = :id and e.provider = :provider and e.type like :types"
                + " and e.endpoint = :endpoint and e.connection = :connection and e.subject = :subject"
                + " and e.received_at >= :since and e.received_at < :until");
        assertThat(filter.values()).containsOnlyKeys("id", "provider", "types", "endpoint", "connection", "subject",
                "since", "until");
    }

    @Test
    void refusesWhatNoTypeCanBe() {
        assertThatThrownBy(() -> ofType("git*hub").requireFit("")).hasMessageContaining("type");
        assertThatThrownBy(() -> ofType("%").requireFit("/")).hasMessageContaining("/type");
    }

    @Test
    void refusesTimeThatEndsBeforeItBegins() {
        EventFilter backwards = new EventFilter(null, null, null, null, null, null, NOON, NOON);

        assertThatThrownBy(() -> backwards.requireFit("")).hasMessageContaining("until");
    }

    private static EventFilter ofType(@Nullable String type) {
        return new EventFilter(null, null, type, null, null, null, null, null);
    }
}
