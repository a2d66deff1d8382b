package io.mooring.connection.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.DatabaseFacts;
import io.mooring.contracts.provider.FormField;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

/** The databases one can connect, and the form of each. */
@ApplicationScoped
class DatabaseForms {

    /** Fields beside those a person has to see: the connection works as expected without them. */
    private static final Set<String> ADVANCED = Set.of("ssl_mode", "ca_certificate", "read_only");

    /** A kind of database, as the list shows it. */
    record Type(@JsonProperty("db_type") String type, String name,
            @JsonProperty("default_port") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object port) {}

    /** A form as callers draw it. {@code advanced}: what has a sensible value anyway. */
    record Form(@JsonProperty("db_type") String type, String name, List<Field> fields, List<Field> advanced) {}

    /** A field; {@code required} and {@code default} only where they say something. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(String name, String label, String type, @Nullable Boolean required,
            @JsonProperty("default") @Nullable Object fallback, @Nullable String help, @Nullable String pattern,
            @Nullable List<String> choices) {

        static Field of(FormField field) {
            return new Field(field.name(), field.label(), field.type(), field.required() ? true : null,
                    field.fallback(), field.help(), field.pattern(),
                    field.choices().isEmpty() ? null : field.choices());
        }
    }

    private final Map<DatabaseKind, ProviderFacts> byKind;

    DatabaseForms() {
        this.byKind = new LinkedHashMap<>();
        List<ProviderFacts> databases = Providers.registered().databases();
        for (DatabaseKind kind : DatabaseKind.values()) {
            databases.stream().filter(facts -> isOf(facts.database(), kind)).findFirst()
                    .ifPresent(facts -> byKind.put(kind, facts));
        }
    }

    private static boolean isOf(@Nullable DatabaseFacts database, DatabaseKind kind) {
        return database != null && database.type().equals(kind.type());
    }

    List<Type> types() {
        return byKind.entrySet().stream().map(entry -> new Type(entry.getKey().type(), entry.getValue().displayName(),
                port(entry.getValue()))).toList();
    }

    Form form(DatabaseKind kind) {
        List<FormField> fields = fields(kind);
        return new Form(kind.type(), name(kind),
                fields.stream().filter(field -> !ADVANCED.contains(field.name())).map(Field::of).toList(),
                fields.stream().filter(field -> ADVANCED.contains(field.name())).map(Field::of).toList());
    }

    List<FormField> fields(DatabaseKind kind) {
        return facts(kind).inputs();
    }

    String name(DatabaseKind kind) {
        return facts(kind).displayName();
    }

    /**
     * The kind of this name. Fails with 400 that lists them.
     *
     * @param field where it was given
     */
    DatabaseKind require(String field, @Nullable String type) {
        return DatabaseKind.of(type == null ? "" : type).filter(byKind::containsKey)
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at(field, "expected one of "
                        + String.join(", ", byKind.keySet().stream().map(DatabaseKind::type).toList())));
    }

    private ProviderFacts facts(DatabaseKind kind) {
        ProviderFacts facts = byKind.get(kind);
        if (facts == null) {
            throw new IllegalStateException("there is no form of " + kind);
        }
        return facts;
    }

    private static @Nullable Object port(ProviderFacts facts) {
        return facts.inputs().stream().filter(field -> field.name().equals("port")).findFirst()
                .map(FormField::fallback).orElse(null);
    }
}
