package io.mooring.connection.agent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.problem.GeneralError;

/**
 * What an agent may do with an app.
 *
 * @param app slug of an integration, a family or a provider
 * @param upstreamNames whether its tools have the names that their own server gives them
 * @param pinned call names of its tools that are listed themselves where there are too many to list all
 */
record Binding(String app, Access access, boolean upstreamNames, List<String> pinned) {

    /** Most bindings of an agent: its state is one record. */
    static final int MOST = 100;

    private static final int LONGEST_APP = 128;
    private static final String FORM = "expected <app>:read or <app>:full, or {\"app\", \"access\", \"naming\"?,"
            + " \"pinned\"?}";
    private static final Set<String> MEMBERS = Set.of("app", "access", "naming", "pinned");
    private static final int MOST_PINNED = 20;
    private static final Pattern CALL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    Binding(String app, Access access) {
        this(app, access, false, List.of());
    }

    /** Reads {@code gmail:read} or {@code {"app": "gmail", "access": "read", "naming": "upstream"}}. Fails with 400 that names the place. */
    static Binding of(@Nullable JsonNode given, String place) {
        if (given != null && given.isTextual()) {
            return ofText(given.textValue(), place);
        }
        if (given == null || !given.isObject() || !given.has("app") || !given.has("access")
                || given.propertyStream().anyMatch(member -> !MEMBERS.contains(member.getKey()))) {
            throw GeneralError.BAD_REQUEST.at(place, FORM);
        }
        String naming = given.has("naming") ? given.path("naming").asText() : null;
        return of(given.path("app").textValue(), given.path("access").textValue(), place).named(naming, place)
                .pinning(given.get("pinned"), place);
    }

    /** Reads {@code gmail:read}. */
    static Binding ofText(String text, String place) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw GeneralError.BAD_REQUEST.at(place, FORM);
        }
        return of(text.substring(0, colon), text.substring(colon + 1), place);
    }

    static Binding of(@Nullable String app, @Nullable String access, String place) {
        if (app == null || app.isBlank() || app.length() > LONGEST_APP) {
            throw GeneralError.BAD_REQUEST.at(place, "expected an app, 1 to " + LONGEST_APP + " characters");
        }
        return new Binding(app, Access.parse(access == null ? "" : access)
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at(place, "expected access read or full")));
    }

    /** With the names callers of Mooring know, or those of the app's own server. */
    Binding named(@Nullable String naming, String place) {
        if (naming != null && !naming.equals("mooring") && !naming.equals("upstream")) {
            throw GeneralError.BAD_REQUEST.at(place, "expected naming mooring or upstream");
        }
        return new Binding(app, access, "upstream".equals(naming), pinned);
    }

    /** With these tools listed themselves. Whether there are such tools is seen when they are listed. */
    Binding pinning(@Nullable JsonNode given, String place) {
        if (given == null || given.isNull()) {
            return this;
        }
        boolean fits = given.isArray() && given.size() <= MOST_PINNED && given.valueStream()
                .allMatch(name -> name.isTextual() && CALL_NAME.matcher(name.textValue()).matches());
        if (!fits) {
            throw GeneralError.BAD_REQUEST.at(place,
                    "expected pinned to be a list of call names of tools, at most " + MOST_PINNED);
        }
        return new Binding(app, access, upstreamNames,
                given.valueStream().map(JsonNode::textValue).distinct().sorted().toList());
    }

    /** As callers write it. */
    String naming() {
        return upstreamNames ? "upstream" : "mooring";
    }

    /** Reads a list, each app at most once. */
    static List<Binding> all(@Nullable List<@Nullable JsonNode> given) {
        if (given == null) {
            throw GeneralError.BAD_REQUEST.at("/bindings", "expected a list of bindings");
        }
        if (given.size() > MOST) {
            throw GeneralError.BAD_REQUEST.at("/bindings", "expected at most " + MOST);
        }
        List<Binding> bindings = new ArrayList<>();
        Set<String> apps = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Binding binding = of(given.get(i), "/bindings/" + i);
            if (!apps.add(binding.app)) {
                throw GeneralError.BAD_REQUEST.at("/bindings/" + i, "expected each app once");
            }
            bindings.add(binding);
        }
        return List.copyOf(bindings);
    }
}
