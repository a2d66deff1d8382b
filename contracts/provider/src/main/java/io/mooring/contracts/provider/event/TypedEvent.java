package io.mooring.contracts.provider.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What happened, in words that are the same whichever way it was told.
 *
 * @param name what it is, without the provider: {@code issue.opened}
 * @param subject what it is about, in a form publications can be narrowed to: {@code issue:octo/crane#7}
 * @param within other names of the subject and what it is part of: {@code repo:octo/crane}
 * @param links pages for people: {@code self} is the thing itself, {@code subject} what it is about
 * @param accounts ids at the provider, one of which the identity request of a connection to it may have told
 */
public record TypedEvent(String name, @Nullable String subject, List<String> within, @Nullable Actor actor,
        Map<String, String> links, List<String> accounts) {

    private static final int LONGEST_LINK = 2000;

    public TypedEvent {
        within = List.copyOf(within);
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        accounts = List.copyOf(accounts);
    }

    /** One of which no more is known than its name. */
    public static TypedEvent of(String name) {
        return new TypedEvent(name, null, List.of(), null, Map.of(), List.of());
    }

    /** About the first of these that is known, within the others. */
    public TypedEvent about(@Nullable String... resources) {
        List<String> known = Stream.of(resources).filter(Objects::nonNull).map(String::valueOf).distinct().toList();
        return known.isEmpty()
                ? this
                : new TypedEvent(name, known.getFirst(), known.subList(1, known.size()), actor, links, accounts);
    }

    /** Done by somebody. */
    public TypedEvent by(@Nullable Actor somebody) {
        return new TypedEvent(name, subject, within, somebody, links, accounts);
    }

    /** With a page; what is no address of a page is left out. */
    public TypedEvent link(String relation, @Nullable String url) {
        if (url == null || url.length() > LONGEST_LINK || !url.startsWith("https://") && !url.startsWith("http://")) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(links);
        more.put(relation, url);
        return new TypedEvent(name, subject, within, actor, more, accounts);
    }

    /** Told to one of these. */
    public TypedEvent at(@Nullable String... ids) {
        List<String> known = new ArrayList<>(accounts);
        Stream.of(ids).filter(Objects::nonNull).map(String::valueOf).filter(id -> !known.contains(id))
                .forEach(known::add);
        return new TypedEvent(name, subject, within, actor, links, known);
    }

    /** Everything a publication may be narrowed to so that this is in its reach. */
    public List<String> resources() {
        return subject == null ? within : Stream.concat(Stream.of(subject), within.stream()).toList();
    }
}
