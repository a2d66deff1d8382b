package io.mooring.connection.handoff;

import java.util.List;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Why a form was not taken, for the person who filled it in.
 *
 * @param field name of the one to look at; empty when it is none of the form alone
 * @param isVariable whether it is a hole in an address of the provider
 */
record Mistake(int status, String field, String message, boolean isVariable) {

    private static final String EXPECTED = "expected ";
    private static final String VARIABLES = "/variables/";

    /** @param fields names of the form's fields */
    static Mistake of(HttpProblem problem, List<String> fields) {
        String pointer = text(problem, "field");
        String expected = text(problem, EXPECTED.strip());
        String name = unescaped(pointer.startsWith("/values/")
                ? pointer.substring("/values/".length())
                : pointer.startsWith(VARIABLES)
                        ? pointer.substring(VARIABLES.length())
                        : pointer.replaceFirst("^/", ""));
        if (name.equals("name") && fields.contains("connection_name")) {
            name = "connection_name";
        }
        String whole = name.replaceFirst("/.*", "");
        if (!fields.contains(name) && fields.contains(whole)) {
            name = whole; // of something in what the field takes
        }
        boolean isOfAll = name.equals("values") || name.equals("value");
        String field = fields.contains(name) || pointer.startsWith(VARIABLES)
                ? name
                : isOfAll && fields.size() == 1 ? fields.getFirst() : "";
        String message = expected.isEmpty() ? String.valueOf(problem.getDetail()) : expected;
        return new Mistake(problem.getStatusCode(), field, sentence(message), pointer.startsWith(VARIABLES));
    }

    private static String text(HttpProblem problem, String name) {
        return problem.getParameters().get(name) instanceof String text ? text : "";
    }

    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    private static String sentence(String text) {
        String clean = text.isEmpty() ? "This was not accepted" : text;
        return Character.toUpperCase(clean.charAt(0)) + clean.substring(1) + (clean.endsWith(".") ? "" : ".");
    }
}
