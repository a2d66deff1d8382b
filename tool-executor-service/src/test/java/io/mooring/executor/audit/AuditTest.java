package io.mooring.executor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AuditTest {

    @Test
    void findsCallsByTheWebhookTheyCameFrom() {
        CallQuery query = new CallQuery();
        query.origin = "who_e-1." + "A".repeat(86);

        CallFilter filter = CallFilter.of(query);

        assertThat(filter.parameters()).containsEntry("origin", "e-1");
        assertThat(filter.conditions())
                .isEqualTo(" and originKind in ('WEBHOOK', 'SESSION') and originId = :origin");
    }

    @Test
    void filtersByWhatIsGiven() {
        // When
        CallQuery query = new CallQuery();
        query.userId = "u1";
        query.outcome = "running";
        query.since = "2026-11-21T00:00:00Z";
        query.until = "2026-11-22T00:00:00Z";
        query.trace = "0af7651916cd43dd8448eb211c80319c";
        CallFilter filter = CallFilter.of(query);

        // Then
        assertThat(filter.conditions())
                .isEqualTo(
                        " and startedAt >= :since and trace = :trace and startedAt < :until and userId = :userId and outcome is null");
        assertThat(filter.parameters()).containsOnlyKeys("userId", "since", "until", "trace");
    }

    @Test
    void refusesFilterItDoesNotKnow() {
        CallQuery lost = new CallQuery();
        lost.outcome = "lost";
        CallQuery today = new CallQuery();
        today.since = "today";
        assertThatThrownBy(() -> CallFilter.of(lost)).hasMessageContaining("outcome");
        assertThatThrownBy(() -> CallFilter.of(today)).hasMessageContaining("since");
        CallQuery cut = new CallQuery();
        cut.trace = "0af7";
        assertThatThrownBy(() -> CallFilter.of(cut)).hasMessageContaining("trace");
        assertThatThrownBy(() -> CallExport.Format.parse("xls")).hasMessageContaining("format");
        assertThatThrownBy(() -> CallPosition.parse("nonsense")).hasMessageContaining("cursor");
    }

    @Test
    void writesFieldsOfCsvSoThatSpreadsheetsTakeThemForTexts() {
        assertThat(CsvLine.field("plain")).isEqualTo("plain");
        assertThat(CsvLine.field(null)).isEmpty();
        assertThat(CsvLine.field("{\"a\":1,\"b\":2}")).isEqualTo("\"{\"\"a\"\":1,\"\"b\"\":2}\"");
        assertThat(CsvLine.field("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(CsvLine.field("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(CsvLine.field("@sum")).isEqualTo("'@sum");
    }
}
