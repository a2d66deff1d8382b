package io.mooring.connection.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.contracts.provider.FormField;

/**
 * One way to connect an integration; public since templates read it.
 *
 * @param template of the auth method; {@code database} for one of ours
 * @param label for people
 */
public record Way(Kind kind, String template, String label, List<Field> fields) {

    /** What a person does. */
    public enum Kind {
        /** At the provider. */
        SIGN_IN,
        /** By values a person has. */
        VALUES,
        /** By the form of a database, which is tested. */
        DATABASE
    }

    static final String DATABASE = "database";

    /** Of an integration. */
    static List<Way> of(IntegrationView view) {
        List<Way> ways = new ArrayList<>();
        for (AuthMethod method : view.authMethods()) {
            if (method.signsIn() && ways.stream().noneMatch(way -> way.kind == Kind.SIGN_IN)) {
                ways.add(new Way(Kind.SIGN_IN, method.template(), "Sign in at " + view.name(), List.of()));
            }
            if (method.signsByKey()) {
                ways.add(new Way(Kind.VALUES, method.template(), method.name(), Field.ofKey()));
            } else if (!method.inputs().isEmpty()) {
                ways.add(new Way(Kind.VALUES, method.template(), method.name(), fields(method)));
            }
        }
        return List.copyOf(ways);
    }

    static Way database(List<FormField> form) {
        List<Field> fields = new ArrayList<>();
        form.forEach(field -> fields.add(Field.of(fields.size(), field)));
        return new Way(Kind.DATABASE, DATABASE, "Login", fields);
    }

    private static List<Field> fields(AuthMethod method) {
        List<Field> fields = new ArrayList<>();
        method.inputs().forEach(input -> fields.add(Field.of(fields.size(), method.field(input))));
        return fields;
    }

    /** Whether it leads to the provider. */
    public boolean signsIn() {
        return kind == Kind.SIGN_IN;
    }

    static Optional<Way> find(List<Way> ways, String template) {
        return template.isEmpty()
                ? ways.stream().findFirst()
                : ways.stream().filter(way -> way.template.equals(template)).findFirst();
    }

    /** As it was filled in, so that nothing but secrets has to be typed again. */
    Way with(Submission given) {
        return new Way(kind, template, label, fields.stream().map(field -> field.with(given)).toList());
    }

    /** With what was wrong at its field; a variable of an address becomes a field. */
    Way with(Mistake mistake) {
        List<Field> marked = new ArrayList<>(
                fields.stream()
                        .map(field -> field.name().equals(mistake.field()) ? field.wrong(mistake.message()) : field)
                        .toList());
        if (mistake.isVariable() && fields.stream().noneMatch(field -> field.name().equals(mistake.field()))) {
            marked.add(Field.variable(marked.size(), mistake.field()).wrong(mistake.message()));
        }
        return new Way(kind, template, label, marked);
    }
}
