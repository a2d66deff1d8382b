package io.mooring.executor.database.sql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.database.answer.QueryFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;

/** JSON values as the types a statement of PostgreSQL expects. */
final class PostgresParameters {

    private PostgresParameters() {}

    /** Fails with {@link QueryFailure} that names the parameter, never its value. */
    static Tuple bind(List<String> types, List<JsonNode> values) {
        if (types.size() != values.size()) {
            throw QueryFailure.failed("the statement can't be run",
                    "it has " + types.size() + " placeholders, but " + values.size() + " parameters were given");
        }
        List<@Nullable Object> bound = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            try {
                bound.add(values.get(i).isNull() ? null : value(types.get(i), values.get(i)));
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
                throw QueryFailure.failed("the statement can't be run",
                        "parameter " + (i + 1) + " is no " + types.get(i) + (types.get(i).contains("time")
                                || types.get(i).equals("date") ? " (ISO 8601)" : ""));
            }
        }
        return Tuple.wrap(bound);
    }

    private static Object value(String type, JsonNode value) {
        String text = value.asText();
        return switch (type) {
            case "smallint" -> number(text).shortValueExact();
            case "integer" -> number(text).intValueExact();
            case "bigint" -> number(text).longValueExact();
            case "numeric" -> Numeric.create(number(text));
            case "real" -> Float.parseFloat(text);
            case "double precision" -> Double.parseDouble(text);
            case "boolean" -> bool(text);
            case "date" -> LocalDate.parse(text);
            case "time without time zone" -> LocalTime.parse(text);
            case "time with time zone" -> OffsetTime.parse(text);
            case "timestamp without time zone" -> timestamp(text);
            case "timestamp with time zone" -> OffsetDateTime.parse(text);
            case "uuid" -> UUID.fromString(text);
            case "json", "jsonb" -> Json.decodeValue(text);
            case "bytea" -> Buffer.buffer(Base64.getDecoder().decode(text));
            default -> text;
        };
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static boolean bool(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static LocalDateTime timestamp(String text) {
        TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, LocalDateTime::from, LocalDate::from);
        return LocalDateTime.from(parsed);
    }
}
