package io.mooring.contracts.provider.github;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The page after this one, by the {@code Link} header (RFC 8288); its address itself is never followed. */
final class NextPage {

    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]page=(\\d{1,9})[^>]*>;\\s*rel=\"next\"");

    private NextPage() {}

    /** 0 when there is none. */
    static int of(@Nullable String link) {
        Matcher next = NEXT.matcher(link == null ? "" : link);
        return next.find() ? Integer.parseInt(next.group(1)) : 0;
    }
}
