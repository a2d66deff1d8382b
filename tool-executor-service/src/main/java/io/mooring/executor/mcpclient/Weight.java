package io.mooring.executor.mcpclient;

import com.fasterxml.jackson.databind.JsonNode;

/** How long a value is as a text, about: without writing it. */
public final class Weight {

    /** Quotes, comma, colon. */
    private static final int AROUND = 4;

    private Weight() {}

    /** @param most it is not counted much further */
    public static long of(JsonNode value, long most) {
        if (value.isTextual()) {
            return value.textValue().length() + (long) AROUND;
        }
        long weight = AROUND;
        if (value.isObject()) {
            for (var member : value.properties()) {
                weight += member.getKey().length() + AROUND + of(member.getValue(), most - weight);
                if (weight > most) {
                    break;
                }
            }
            return weight;
        }
        for (JsonNode part : value) {
            weight += of(part, most - weight);
            if (weight > most) {
                break;
            }
        }
        return weight;
    }
}
