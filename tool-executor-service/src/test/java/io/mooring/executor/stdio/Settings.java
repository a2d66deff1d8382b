package io.mooring.executor.stdio;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.Upstream;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Configurations, and servers of connections. */
final class Settings {

    static final ObjectMapper JSON = new ObjectMapper();

    private Settings() {}

    static StdioConfig of(Map<String, String> settings) {
        Converter<?>[] converters = {new DurationConverter(), new MemorySizeConverter()};
        return new SmallRyeConfigBuilder().withMapping(StdioConfig.class).withConverters(converters)
                .addDefaultInterceptors().withSources(new PropertiesConfigSource(Map.of("java.io.tmpdir",
                        System.getProperty("java.io.tmpdir")), "system", 400))
                .withSources(new PropertiesConfigSource(settings, "test", 500)).build()
                .getConfigMapping(StdioConfig.class);
    }

    /** Servers may run, are in a hurry to end, and find what the tests find. */
    static StdioConfig in(Path directory, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("executor.stdio.enabled", "true",
                "executor.stdio.directory", directory.toString(), "executor.stdio.grace", "0.3S",
                "executor.stdio.path", System.getenv("PATH")));
        more.forEach((key, value) -> settings.put("executor.stdio." + key, value));
        return of(settings);
    }

    static Upstream upstream(String connection, JsonNode runtime) {
        return new Upstream("harbour", "desk", 1,
                new ConnectionView(connection, "org", null, "desk", "main", "env", "ACTIVE", 1), runtime);
    }

    /** A runtime of a command, one word each. */
    static JsonNode command(String... words) {
        var runtime = JSON.createObjectNode().put("transport", "stdio").put("command", words[0]);
        var args = runtime.putArray("args");
        List.of(words).subList(1, words.length).forEach(args::add);
        runtime.putObject("env");
        return runtime;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
