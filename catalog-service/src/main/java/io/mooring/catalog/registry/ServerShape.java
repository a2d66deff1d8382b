package io.mooring.catalog.registry;

import java.util.List;
import java.util.regex.Pattern;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;

/**
 * What every row has to obey: the schema of {@code server.json} (2025-12-11) where we depend on it. Fields and words it does
 * not know are none of its business.
 */
final class ServerShape {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_VERSION = 255;

    private ServerShape() {}

    static boolean isName(String name) {
        return name.length() >= SHORTEST_NAME && name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    static boolean isVersion(String version) {
        return !version.isBlank() && version.length() <= LONGEST_VERSION
                && version.chars().noneMatch(Character::isISOControl);
    }

    /** Fails with the place that breaks the schema. */
    static void require(Place server) {
        require(server.isObject(), server, "an object");
        require(isName(server.text("name")), server.at("name"),
                "namespace/name of 3 to 200 letters, digits, dots and dashes");
        require(isVersion(server.text("version")), server.at("version"), "1 to 255 characters");
        line(server, "description", true);
        line(server, "title", false);
        text(server, "websiteUrl", false);
        objects(server.at("packages")).forEach(ServerShape::requirePackage);
        objects(server.at("remotes")).forEach(ServerShape::requireRemote);
        objects(server.at("icons")).forEach(icon -> text(icon, "src", true));
        Place repository = server.at("repository");
        require(absent(repository) || repository.isObject(), repository, "an object");
    }

    private static void requirePackage(Place offered) {
        text(offered, "registryType", true);
        text(offered, "identifier", true);
        text(offered, "version", false);
        text(offered, "runtimeHint", false);
        requireTransport(offered.at("transport"));
        objects(offered.at("environmentVariables")).forEach(ServerShape::requireNamed);
        objects(offered.at("runtimeArguments")).forEach(ServerShape::requireArgument);
        objects(offered.at("packageArguments")).forEach(ServerShape::requireArgument);
    }

    private static void requireTransport(Place transport) {
        require(transport.isObject(), transport, "an object with a type");
        text(transport, "type", true);
        objects(transport.at("headers")).forEach(ServerShape::requireNamed);
    }

    private static void requireRemote(Place remote) {
        text(remote, "type", true);
        text(remote, "url", true);
        objects(remote.at("headers")).forEach(ServerShape::requireNamed);
        Place variables = remote.at("variables");
        require(absent(variables) || variables.isObject(), variables, "an object");
    }

    /** Real rows have variables without a name: that costs them the package, see {@link Obstacle}, not the server. */
    private static void requireNamed(Place input) {
        text(input, "name", false);
        requireInput(input);
    }

    private static void requireArgument(Place argument) {
        text(argument, "type", false);
        text(argument, "name", false);
        requireInput(argument);
    }

    private static void requireInput(Place input) {
        text(input, "value", false);
        Place variables = input.at("variables");
        require(absent(variables) || variables.isObject(), variables, "an object");
        Place choices = input.at("choices");
        require(absent(choices) || choices.node().isArray(), choices, "an array");
    }

    private static void line(Place parent, String key, boolean required) {
        text(parent, key, required);
        String line = parent.at(key).node().asText();
        int length = line.codePointCount(0, line.length());
        require(length <= LONGEST_LINE, parent.at(key), "at most " + LONGEST_LINE + " characters, not " + length);
    }

    private static void text(Place parent, String key, boolean required) {
        Place place = parent.at(key);
        boolean fits = place.node().isTextual() && place.node().textValue().indexOf('\0') < 0
                && (!required || !place.node().textValue().isBlank());
        require(fits || !required && absent(place), place, required ? "a text that is not empty" : "a text");
    }

    private static List<Place> objects(Place list) {
        require(absent(list) || list.node().isArray(), list, "an array");
        list.items().forEach(item -> require(item.isObject(), item, "an object"));
        return list.items();
    }

    private static boolean absent(Place place) {
        return place.node().isMissingNode() || place.node().isNull();
    }

    private static void require(boolean fits, Place place, String expected) {
        if (!fits) {
            throw new DocumentFault(place.pointer(), "expected " + expected);
        }
    }
}
