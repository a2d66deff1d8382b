package io.mooring.executor.signature;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The signature of a tool: a method of {@code interface Tools}, so that texts of several tools add up to one, and the types
 * it names. What a schema says beyond TypeScript's types is left out or stands in comments.
 */
public final class ToolSignature {

    private static final int LONGEST_NAME = 200;

    private ToolSignature() {}

    /**
     * Valid TypeScript, of about 24,000 characters at most: beyond that types are {@code unknown}.
     *
     * @param input JSON Schema 2020-12 of the arguments, definitions under {@code $defs}
     * @param output that of the result; null when it is not known
     */
    public static String of(String name, String description, JsonNode input, @Nullable JsonNode output) {
        Declarations declarations = new Declarations();
        TypeText arguments = new TypeText(input, declarations);
        boolean required = input.path("required").isArray() && !input.path("required").isEmpty();
        String taken = arguments.of(input, 1).text();
        String given = output == null ? "unknown" : new TypeText(output, declarations).of(output, 1).text();
        return "interface Tools {\n" + Comment.of(description, 1) + "  " + Literal.key(shortened(name))
                + (required ? "(args: " : "(args?: ") + taken + "): Promise<" + given + ">;\n}\n"
                + declarations.text();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
