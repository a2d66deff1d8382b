package io.mooring.catalog.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.contracts.problem.GeneralError;

/** What a person is asked for, and where the values go; grows while a server's description is read. */
final class Asked {

    /** The value fills {@code {name}} in the runtime's endpoint, headers, environment and arguments. */
    static final String VARIABLE = "variable";

    private final Map<String, AuthTemplate.Input> inputs = new LinkedHashMap<>();
    private final List<Placement> placements = new ArrayList<>();

    /**
     * A header, parameter or environment variable.
     *
     * @param place where it was read
     * @param carrier header, query or env
     * @param required whether it is, when the input does not say
     * @return what is the same for every connection; null when the placement says it all
     */
    @Nullable
    String place(String place, String carrier, Input input, boolean required) {
        String name = requireName(place, input);
        Literals.requireOpen(place, input);
        if (input.value() == null) {
            put(name, input, required);
            placements.add(new Placement(carrier, name, "", name, null, "plain"));
            return null;
        }
        Template template = Template.of(input.value(), input.known().keySet());
        String prefix = template.prefix();
        if (prefix == null) {
            return constant(place, input, template);
        }
        String variable = template.variables().getFirst();
        put(variable, input.known().get(variable), required);
        placements.add(new Placement(carrier, name, prefix, variable, null, "plain"));
        return null;
    }

    private String constant(String place, Input input, Template template) {
        if (template.isConstant() && (input.isSecret() || Literals.looksSecret(requireName(place, input)))) {
            throw GeneralError.BAD_REQUEST.at(place + "/value",
                    "expected no credential here: leave the value out and give it to a connection");
        }
        Literals.requireConstant(place + "/value", template.text());
        fill(template, input.known());
        return template.text();
    }

    /** Each variable of a template that is the same for every connection otherwise. */
    void fill(Template template, Map<String, Input> known) {
        template.variables().stream().distinct().forEach(name -> variable(name, known.get(name)));
    }

    /** A variable of the runtime. */
    void variable(String name, Input input) {
        put(name, input, true);
        if (placements.stream().noneMatch(known -> known.carrier().equals(VARIABLE) && known.name().equals(name))) {
            placements.add(new Placement(VARIABLE, name, "", name, null, "plain"));
        }
    }

    /** All as one method; none when nothing is asked for. */
    List<AuthTemplate> methods(String slug, String name) {
        return placements.isEmpty()
                ? List.of()
                : List.of(new AuthTemplate(slug, "apikey", name, List.copyOf(placements), List.copyOf(inputs.values()),
                        null));
    }

    private void put(String name, Input input, boolean required) {
        boolean needed = input.required() == null ? required : input.required();
        String label = input.label() == null ? name : input.label();
        inputs.merge(name,
                new AuthTemplate.Input(name, label, description(input), input.named(name).isSecret(),
                        needed && input.fallback() == null, input.fallback(),
                        input.choices() == null ? List.of() : input.choices()),
                Asked::stricter);
    }

    /** What is a secret in one place is one in all of them. */
    private static AuthTemplate.Input stricter(AuthTemplate.Input known, AuthTemplate.Input other) {
        return other.secret() && !known.secret() ? other : known;
    }

    private static String description(Input input) {
        String text = input.description() == null ? "" : input.description();
        String example = input.placeholder() == null ? "" : "Example: " + input.placeholder();
        return text.isEmpty() || example.isEmpty() ? text + example : text + " " + example;
    }

    private static String requireName(String place, Input input) {
        if (input.name() == null || !input.name().matches("[\\w.-]{1,200}")) {
            throw GeneralError.BAD_REQUEST.at(place + "/name", "expected 1 to 200 letters, digits, _, - and .");
        }
        return input.name();
    }
}
