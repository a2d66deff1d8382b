package io.mooring.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mooring.local.Ports;
import io.mooring.local.Site;

/** The realm files with this stack's secrets and addresses filled in. Keycloak skips those whose realm exists. */
final class Realm {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z.-]+)@");

    /** Mooring's own. */
    static final String MOORING = "mooring-realm.json";
    /** Stands for somebody else's: accounts to be connected. */
    static final String ACCOUNTS = "accounts-realm.json";

    private Realm() {}

    static String json(Site site, String file) {
        try (InputStream in = Realm.class.getResourceAsStream("/mooring/local/" + file)) {
            String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PLACEHOLDER.matcher(template)
                    .replaceAll(found -> Matcher.quoteReplacement(value(site, found.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(Site site, String name) {
        return name.equals("gateway.url") ? Ports.url(site.ports().gateway()) : site.secrets().require(name);
    }
}
