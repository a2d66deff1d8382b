package io.mooring.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The key-encryption keys of one service, as {@code id:base64} lines, the current one first. The running service reads the
 * file again when it needs to, so a key is added and taken away without a restart.
 */
public record MasterKeyFile(Path path) {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("'k'yyyyMMddHHmmssSSS")
            .withZone(ZoneOffset.UTC);

    /** The file, made with this one key when it is not there. */
    public static MasterKeyFile in(Home home, String service, String first) {
        Path path = home.masterKeys(service);
        if (!Files.exists(path)) {
            PrivateFile.write(path, first + "\n");
        }
        return new MasterKeyFile(path);
    }

    /** Adds a key that is the current one from now on. */
    public void add(Instant now) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        List<String> lines = new ArrayList<>(lines());
        lines.addFirst(ID.format(now) + ":" + Base64.getEncoder().encodeToString(key));
        write(lines);
    }

    /** Takes all keys away but the current one: whatever they alone opened is lost. */
    public void retireFormer() {
        write(lines().subList(0, 1));
    }

    /** How many keys there are. */
    public int size() {
        return lines().size();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new PartFailure("can't read " + path, e);
        }
    }

    private void write(List<String> lines) {
        PrivateFile.write(path, String.join("\n", lines) + "\n");
    }
}
