package io.mooring.catalog.detection;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.mooring.catalog.Slug;

/** What a URL itself tells. */
final class Site {

    private static final Pattern PREFIX = Pattern.compile("^(www|api|mcp)\\.(?=.*\\.)");
    private static final Set<String> ROOTS = Set.of("", "/");

    private Site() {}

    static boolean isWeb(URI url) {
        return url.getHost() != null && url.getPath() != null && url.getScheme().matches("(?i)https?");
    }

    /** The host without what only says that it is a server. */
    static String name(URI url) {
        return PREFIX.matcher(url.getHost().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /** A slug from a title, or from the host where the title has no letter. */
    static String slug(String title, URI url) {
        String slug = Slug.propose(title);
        return slug.isEmpty() ? Slug.propose(name(url)) : slug;
    }

    /** Whether a word stands between the separators of host and path. */
    static boolean says(URI url, String word) {
        return Pattern.compile("(?i)(^|[^a-z])" + word + "($|[^a-z])").matcher(url.getHost() + url.getPath()).find();
    }

    /** Whether it names a server rather than a place on it. */
    static boolean isRoot(URI url) {
        return ROOTS.contains(url.getPath()) && url.getRawQuery() == null;
    }

    /** Another place on the same server. */
    static URI at(URI url, String path) {
        return url.resolve(path);
    }
}
