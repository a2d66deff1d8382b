package io.mooring.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code secrets.properties}: made once with random values, then only read. A secret added later is appended. */
public final class Secrets {

    private static final List<String> PASSWORDS = List.of("postgres.password", "debezium.password", "registry.password",
            "catalog.password", "connection.password", "webhook.password", "executor.password", "health.password",
            "keycloak.mooring-installer.secret", "keycloak.tool-executor-service.secret", "keycloak.admin.password",
            "keycloak.operator.password", "keycloak.viewer.password", "keycloak.accounts-admin.secret");
    private static final List<String> MASTER_KEYS = List.of("connection.master-key", "webhook.master-key",
            "tool-executor.master-key");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the file; whatever is missing in it is made and written. */
    public static Secrets open(Path file) {
        Map<String, String> values = read(file);
        int before = values.size();
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        PASSWORDS.forEach(name -> values.computeIfAbsent(name, absent -> text.encodeToString(random(24))));
        MASTER_KEYS.forEach(
                name -> values.computeIfAbsent(name, absent -> Base64.getEncoder().encodeToString(random(32))));
        if (values.size() > before) {
            PrivateFile.write(file,
                    values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
        return new Secrets(values);
    }

    public String require(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret " + name);
        }
        return value;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new PartFailure("can't read " + file, e);
            }
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put((String) name, (String) value));
        return values;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
