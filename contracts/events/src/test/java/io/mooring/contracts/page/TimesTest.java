package io.mooring.contracts.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void readsYearsOfFourDigits() {
        assertThat(Times.parse("2026-11-21T08:00:00Z")).isEqualTo(Instant.ofEpochSecond(1795248000));
        assertThat(Times.parse("9999-12-31T23:59:59Z")).isBefore(Instant.MAX);
    }

    @Test
    void refusesWhatNoDatabaseKeeps() {
        assertThat(List.of("+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z",
                "yesterday", "")).allSatisfy(
                        text -> assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class));
    }
}
