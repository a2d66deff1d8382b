package io.mooring.executor.audit;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * All calls that fit, as one text, newest first. They are read a page at a time, each in a transaction of its own, and the
 * next one only when the client has taken the one before: an export of any length needs the memory of a page.
 */
@ApplicationScoped
class CallExport {

    private static final int AT_ONCE = 500;

    /** How the text is written. */
    enum Format {
        CSV("text/csv;charset=UTF-8"), NDJSON("application/x-ndjson");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        static Format parse(@Nullable String text) {
            return switch (text == null ? "" : text) {
                case "csv" -> CSV;
                case "ndjson" -> NDJSON;
                default -> throw GeneralError.BAD_REQUEST.at("format", "expected csv or ndjson");
            };
        }
    }

    private final Transactions transactions;
    private final CallStore calls;
    private final ObjectMapper json;

    CallExport(Transactions transactions, CallStore calls, ObjectMapper json) {
        this.transactions = transactions;
        this.calls = calls;
        this.json = json;
    }

    Multi<String> write(String tenant, CallFilter filter, Format format) {
        Multi<String> lines = pages(tenant, filter).map(page -> text(page, format)).filter(text -> !text.isEmpty());
        return format == Format.CSV
                ? Multi.createBy().concatenating().streams(List.of(Multi.createFrom().item(CsvLine.HEADER), lines))
                : lines;
    }

    private Multi<List<CallView>> pages(String tenant, CallFilter filter) {
        return Multi.createBy().repeating().uni(AtomicReference<CallPosition>::new,
                last -> page(tenant, filter, last)).whilst(page -> page.size() == AT_ONCE);
    }

    private Uni<List<CallView>> page(String tenant, CallFilter filter, AtomicReference<CallPosition> last) {
        return transactions.in(tenant, session -> calls.list(session, tenant, filter, last.get(), AT_ONCE))
                .map(rows -> rows.stream().map(CallView::of).toList()).invoke(page -> {
                    if (!page.isEmpty()) {
                        last.set(new CallPosition(page.getLast().startedAt(), page.getLast().id()));
                    }
                });
    }

    private String text(List<CallView> page, Format format) {
        return switch (format) {
            case CSV -> CsvLine.of(page);
            case NDJSON -> page.stream().map(this::line).collect(Collectors.joining());
        };
    }

    private String line(CallView call) {
        try {
            return json.writeValueAsString(call) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call is always JSON", e);
        }
    }
}
