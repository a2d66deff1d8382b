package io.mooring.connection;

import java.util.regex.Pattern;

/** The form of a tenant's name. Checked wherever a name comes from a body or path, before a transaction sees it. */
public final class TenantName {

    /** The form, for messages. */
    public static final String FORM = "[a-z][a-z0-9-]{0,62}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private TenantName() {}

    public static boolean matches(String name) {
        return PATTERN.matcher(name).matches();
    }
}
