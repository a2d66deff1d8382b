package io.mooring.contracts.masterkey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Key-encryption keys as they are configured: {@code base64} or {@code id:base64}, one per line or with commas between them,
 * the current one first; a line that begins with {@code #} is a remark. No message repeats what was configured.
 *
 * @param source what the messages call it, e.g. {@code MOORING_MASTER_KEY}
 */
record MasterKeyText(String source) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final String EXPECTED = "; expected base64 of 32 random bytes";

    /** @throws ConfigurationException when there is none, or one is malformed; its message is all the log shows */
    MasterKeys parse(String text) {
        List<String> entries = text.lines().filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> Pattern.compile(",").splitAsStream(line)).map(String::strip)
                .filter(entry -> !entry.isEmpty()).toList();
        if (entries.isEmpty()) {
            throw refused(source + " is not set");
        }
        Map<String, String> idOfKey = new HashMap<>();
        List<MasterKey> keys = new ArrayList<>();
        for (String entry : entries) {
            String name = entries.size() == 1 ? source : "key " + (keys.size() + 1) + " of " + source;
            keys.add(key(name, entry, idOfKey));
        }
        return new MasterKeys(keys);
    }

    private MasterKey key(String name, String entry, Map<String, String> idOfKey) {
        int colon = entry.indexOf(':');
        byte[] bytes = decode(name, entry.substring(colon + 1).strip());
        String id = colon < 0 ? derived(bytes) : id(name, entry.substring(0, colon).strip());
        if (idOfKey.containsValue(id)) {
            throw new ConfigurationException(source + " has two keys of the id " + id + "; expected different ones");
        }
        String same = idOfKey.put(HexFormat.of().formatHex(bytes), id);
        if (same != null) {
            throw new ConfigurationException(source + " has the same key twice, as " + same + " and " + id);
        }
        return MasterKey.of(id, bytes);
    }

    private static String id(String name, String id) {
        if (!ID.matcher(id).matches()) { // not quoted: a key may have got in its place
            throw new ConfigurationException("the id of " + name + " is malformed; expected the form " + ID);
        }
        return id;
    }

    private static byte[] decode(String name, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused(name + " is not base64"); // without the cause: it quotes the key
        }
        if (key.length != MasterKey.BYTES) {
            throw refused(name + " has " + key.length + " bytes");
        }
        return key;
    }

    /** Tells nothing of the key, whose bytes are random. */
    private static String derived(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("mooring master key\n".getBytes(StandardCharsets.UTF_8));
            return "k" + HexFormat.of().formatHex(digest.digest(key), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw MasterKey.failed("SHA-256 is not usable", e);
        }
    }

    private static ConfigurationException refused(String reason) {
        return new ConfigurationException(reason + EXPECTED);
    }
}
