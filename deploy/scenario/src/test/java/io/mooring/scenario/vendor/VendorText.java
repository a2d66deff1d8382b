package io.mooring.scenario.vendor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A document of a vendor, where the machine has it. */
public record VendorText(String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Skips the test where there is no such file. */
    public static VendorText unpacked(String file) {
        Path path = Path.of(System.getProperty("mooring.checkout"), "..", "shared", "data", "specs", file);
        assumeTrue(Files.exists(path), () -> "no " + file + " in ../shared/data/specs: it is not registered");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(path))) {
            return new VendorText(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON, or YAML as the same tree. */
    public JsonNode tree() {
        try {
            return text.startsWith("{") ? JSON.readTree(text) : JSON.valueToTree(yaml());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }

    private Object yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** Says how long it is, not what it says. */
    @Override
    public String toString() {
        return "VendorText[" + text.length() + "]";
    }
}
