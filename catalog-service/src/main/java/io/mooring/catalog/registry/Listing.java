package io.mooring.catalog.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.Place;

/** What a person sees and finds of a server: its words, and what they are searched by. */
record Listing(String title, String description, String label, String search, List<String> registryTypes,
        List<String> categories) {

    private static final String PROVIDED = "io.modelcontextprotocol.registry/publisher-provided";
    private static final List<String> FILED_UNDER = List.of("category", "categories", "tags", "keywords");
    private static final int MOST_WORDS = 20;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_SEARCH = 2000;
    /** Where thousands publish, so no word of theirs. */
    private static final String SHARED_HOST = "io.github.";

    static Listing of(Place server, JsonNode row) {
        String name = server.text("name");
        String own = name.substring(name.indexOf('/') + 1);
        String title = server.text("title").isEmpty() ? own : server.text("title");
        List<String> categories = categories(server, row);
        String publisher = name.substring(0, name.indexOf('/'));
        Stream<String> more = Stream.of(
                publisher.startsWith(SHARED_HOST) ? publisher.substring(SHARED_HOST.length()) : publisher,
                server.text("description"));
        String search = String.join(" ", Stream.of(Stream.of(own, title), more, categories.stream(),
                server.at("packages").items().stream().map(offered -> offered.text("identifier")),
                server.at("remotes").items().stream().map(remote -> remote.text("url"))).flatMap(words -> words)
                .toList());
        return new Listing(title, server.text("description"), lower(own + " " + title), lower(search),
                types(server), categories);
    }

    private static List<String> types(Place server) {
        return server.at("packages").items().stream().map(offered -> offered.text("registryType")).distinct().sorted()
                .toList();
    }

    /** Publishers file their servers as they like; the registry keeps that, at one of two places. */
    private static List<String> categories(Place server, JsonNode row) {
        TreeSet<String> words = new TreeSet<>();
        for (JsonNode provided : List.of(server.node().path("_meta").path(PROVIDED),
                row.path("_meta").path(PROVIDED))) {
            List<JsonNode> objects = new ArrayList<>(List.of(provided));
            provided.forEach(objects::add);
            objects.forEach(object -> FILED_UNDER.forEach(key -> add(words, object.path(key))));
        }
        return words.stream().limit(MOST_WORDS).toList();
    }

    private static void add(TreeSet<String> words, JsonNode given) {
        Iterable<JsonNode> texts = given.isArray() ? given : List.of(given);
        for (JsonNode text : texts) {
            String word = text.isTextual() ? lower(text.textValue().replaceAll("\\p{Cntrl}", " ").strip()) : "";
            if (!word.isEmpty() && word.length() <= LONGEST_WORD) {
                words.add(word);
            }
        }
    }

    private static String lower(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() > LONGEST_SEARCH ? lower.substring(0, LONGEST_SEARCH) : lower;
    }
}
