package io.mooring.executor.database.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.data.Inet;
import io.vertx.pgclient.data.Interval;
import io.vertx.pgclient.data.Money;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;

/** Values of drivers as JSON: numbers exact, dates and times in ISO 8601, bytes in base64, what is no number as text. */
final class SqlValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final JsonNodeFactory NODES = JSON.getNodeFactory();
    private static final int MONTHS = 12;

    private SqlValues() {}

    static JsonNode json(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Number number -> number(number);
            case Buffer bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes.getBytes()));
            case JsonObject object -> parsed(object.encode());
            case JsonArray array -> parsed(array.encode());
            case Object[] array -> array(array);
            case LocalDate date -> text(date.equals(LocalDate.MAX), date.equals(LocalDate.MIN), date.toString());
            case LocalTime time -> NODES.textNode(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
            case OffsetTime time -> NODES.textNode(DateTimeFormatter.ISO_OFFSET_TIME.format(time));
            case LocalDateTime time -> text(time.equals(LocalDateTime.MAX), time.equals(LocalDateTime.MIN),
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
            case OffsetDateTime time -> text(isLast(time), isFirst(time),
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
            case Duration time -> NODES.textNode(time(time));
            case Interval interval -> NODES.textNode(interval(interval));
            case Money money -> NODES.numberNode(money.bigDecimalValue());
            case Inet inet -> NODES.textNode(inet.getAddress().getHostAddress()
                    + (inet.getNetmask() == null ? "" : "/" + inet.getNetmask()));
            default -> value == Tuple.JSON_NULL ? NODES.nullNode() : NODES.textNode(value.toString());
        };
    }

    private static JsonNode number(Number number) {
        return switch (number) {
            case Short whole -> NODES.numberNode(whole);
            case Byte whole -> NODES.numberNode((int) whole);
            case Integer whole -> NODES.numberNode(whole);
            case Long whole -> NODES.numberNode(whole);
            case Float real -> Float.isFinite(real) ? exact(new BigDecimal(real.toString())) : text(real);
            case Double real -> Double.isFinite(real) ? exact(new BigDecimal(real.toString())) : text(real);
            case BigInteger whole -> NODES.numberNode(whole);
            case BigDecimal decimal -> exact(decimal);
            case Numeric numeric -> numeric.isNaN() ? NODES.textNode("NaN") : exact(numeric.bigDecimalValue());
            default -> text(number);
        };
    }

    private static JsonNode exact(BigDecimal number) {
        return NODES.numberNode(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static JsonNode text(Object value) {
        return NODES.textNode(value.toString());
    }

    /** PostgreSQL has dates without end. */
    private static JsonNode text(boolean last, boolean first, String iso) {
        return NODES.textNode(last ? "infinity" : first ? "-infinity" : iso);
    }

    private static boolean isLast(OffsetDateTime time) {
        return time.toLocalDateTime().toLocalDate().equals(LocalDate.MAX);
    }

    private static boolean isFirst(OffsetDateTime time) {
        return time.toLocalDateTime().toLocalDate().equals(LocalDate.MIN);
    }

    private static JsonNode array(Object[] values) {
        ArrayNode array = NODES.arrayNode();
        for (Object value : values) {
            array.add(json(value));
        }
        return array;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what " + Json.class.getSimpleName() + " writes is JSON", e);
        }
    }

    /** The type {@code time} of MySQL is a time of day, but may also be longer or negative. */
    private static String time(Duration time) {
        boolean ofDay = !time.isNegative() && time.compareTo(Duration.ofDays(1)) < 0;
        return ofDay
                ? DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(time.toNanos()))
                : time.toString();
    }

    private static String interval(Interval interval) {
        int months = interval.getYears() * MONTHS + interval.getMonths();
        Duration time = Duration.ofHours(interval.getHours()).plusMinutes(interval.getMinutes())
                .plusSeconds(interval.getSeconds()).plusNanos(interval.getMicroseconds() * 1000L);
        String date = (months / MONTHS == 0 ? "" : months / MONTHS + "Y")
                + (months % MONTHS == 0 ? "" : months % MONTHS + "M")
                + (interval.getDays() == 0 ? "" : interval.getDays() + "D");
        return date.isEmpty() || !time.isZero() ? "P" + date + time.toString().substring(1) : "P" + date;
    }
}
