package io.mooring.executor.audit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** RFC 4180, for spreadsheets too: a text that one would take for a formula begins with an apostrophe. */
final class CsvLine {

    static final String HEADER = "id,started_at,outcome,error,integration,tool,connection,user_id,caller_kind,caller,"
            + "arguments_digest,arguments,arguments_bytes,http_status,duration_millis,result_bytes,stages,policy,"
            + "approval,detail,trace,publication,origin_kind,origin_id\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private CsvLine() {}

    static String of(CallView call) {
        return Stream
                .of(call.id(), call.startedAt(), call.outcome(), call.error(), call.integration(), call.tool(),
                        call.connection(), call.userId(), call.callerKind(), call.caller(), call.argumentsDigest(),
                        call.arguments(), call.argumentsBytes(), call.httpStatus(), call.durationMillis(),
                        call.resultBytes(), call.stages(), call.policy(), call.approval(), call.detail(),
                        call.trace(), call.publication(), call.origin() == null ? null : call.origin().kind(),
                        call.origin() == null ? null : call.origin().id())
                .map(CsvLine::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String of(List<CallView> calls) {
        return calls.stream().map(CsvLine::of).collect(Collectors.joining());
    }

    static String field(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
