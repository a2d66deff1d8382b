package io.mooring.executor.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class InquiryRowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(10);
    private static final Instant NEXT = NOW.plus(Duration.ofDays(1));

    @Test
    void numbersTriesSoThatAnswersHaveAnOrder() {
        InquiryRow row = enrolled();

        assertThat(row.claim(NOW, LATER).version()).isEqualTo(1);
        assertThat(row.claim(LATER, NEXT).version()).isEqualTo(2);
        assertThat(InquiryView.of(row, LATER).state()).isEqualTo("asking");
    }

    @Test
    void waitsUntilTheAnswerIsOld() {
        InquiryRow row = enrolled();
        row.claim(NOW, LATER);

        row.answered("ANSWERED", 3, LATER, NEXT);

        assertThat(InquiryView.of(row, LATER)).isEqualTo(
                new InquiryView("conn_1", "shop", "graphql", "answered", NOW, LATER, 3L, NEXT, 0, null));
    }

    @Test
    void isAskedAgainAtOnceWhenSomethingHappenedMeanwhile() {
        InquiryRow revised = enrolled();
        revised.claim(NOW, LATER);
        revised.revision = 4;
        revised.answered("ANSWERED", 3, LATER, NEXT);
        InquiryRow wanted = enrolled();
        wanted.claim(NOW, LATER);
        wanted.want(NOW.plusSeconds(1));
        wanted.failed("bad-response", "a page", 3, LATER, NEXT);

        assertThat(revised.nextAt).isEqualTo(LATER);
        assertThat(wanted.nextAt).isEqualTo(LATER);
    }

    @Test
    void keepsWhatWasAnsweredWhenAskingFailsLater() {
        InquiryRow row = enrolled();
        row.claim(NOW, LATER);
        row.answered("ANSWERED", 3, NOW, NEXT);
        row.claim(LATER, NEXT);
        row.failures++;

        row.failed("bad-response", "a page", 3, LATER, NEXT);

        InquiryView view = InquiryView.of(row, LATER);
        assertThat(view.state()).isEqualTo("failed");
        assertThat(view.answeredAt()).isEqualTo(NOW);
        assertThat(view.error()).isEqualTo(new InquiryView.Trouble("bad-response", "a page", LATER));
    }

    @Test
    void isLeftAloneWhileTheConnectionCannotBeUsed() {
        InquiryRow row = enrolled();
        row.claim(NOW, LATER);

        row.rest();

        assertThat(InquiryView.of(row, NOW).state()).isEqualTo("paused");
        assertThat(row.claimedUntil).isNull();
    }

    private static InquiryRow enrolled() {
        InquiryRow row = new InquiryRow();
        row.tenant = "acme";
        row.connection = "conn_1";
        row.integration = "shop";
        row.kind = "graphql";
        row.active = true;
        row.revision = 3;
        row.nextAt = NOW;
        row.state = "WAITING";
        return row;
    }
}
