package io.mooring.contracts.provider.github;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The page after this one, by the {@code Link} header (RFC 8288); its address itself is never followed. */
final class NextPage {

    /** Neither is tried again from the middle: a header may be long. */
    private static final Pattern NEXT = Pattern.compile("<([^<>]*+)>;\\s*+rel=\"next\"");
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d{1,9})(?!\\d)");

    private NextPage() {}

    /** 0 when there is none. */
    static int of(@Nullable String link) {
        Matcher next = NEXT.matcher(link == null ? "" : link);
        if (!next.find()) {
            return 0;
        }
        Matcher page = PAGE.matcher(next.group(1));
        return page.find() ? Integer.parseInt(page.group(1)) : 0;
    }
}
