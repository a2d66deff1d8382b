package io.mooring.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.avro.Schema;

/**
 * The events a service emits; each service produces one such bean.
 *
 * @param schemas Avro full name to schema
 */
public record EmittedEvents(Map<String, Schema> schemas) {

    public static EmittedEvents of(Schema... schemas) {
        return new EmittedEvents(
                Arrays.stream(schemas).collect(Collectors.toUnmodifiableMap(Schema::getFullName, Function.identity())));
    }
}
