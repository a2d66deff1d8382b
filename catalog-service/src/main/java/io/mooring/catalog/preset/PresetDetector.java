package io.mooring.catalog.preset;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Detection.Detector;
import io.mooring.catalog.Kind;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Presets;
import io.mooring.contracts.provider.preset.Way;
import io.smallrye.mutiny.Uni;

/**
 * Presets by the host of their API, their server or their endpoint: nobody is asked. Of several on a host the one whose
 * path is the longest beginning of the URL's; one that is elsewhere, of the same provider, when there is none.
 */
@ApplicationScoped
class PresetDetector implements Detector {

    private static final Pattern SERVER = Pattern
            .compile("(?m)^servers:\\s*(?:-\\s*|\\[)\\{?\\s*url:\\s*\"?([^\"}\\s]+)");
    private static final Comparator<Known> CLOSEST = Comparator.comparing(Known::own)
            .thenComparing(known -> known.path().length());

    /**
     * Where a preset is reached.
     *
     * @param path without a slash at its end
     * @param own whether the preset itself is there, not only its provider's API
     */
    private record Known(Preset preset, Kind kind, URI address, String path, boolean own) {}

    private final List<Known> known;

    PresetDetector(Presets presets, Providers providers) {
        this.known = presets.all().stream().flatMap(preset -> known(preset, providers).stream()).toList();
    }

    @Override
    public Uni<Optional<Detection>> detect(URI url) {
        return Uni.createFrom().item(find(url));
    }

    private Optional<Detection> find(URI url) {
        if (url.getHost() == null || url.getPath() == null) {
            return Optional.empty();
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String path = url.getPath() + "/";
        return known.stream().filter(known -> known.address().getHost().equalsIgnoreCase(host))
                .filter(known -> !known.own() || path.startsWith(known.path() + "/"))
                .max(CLOSEST).map(PresetDetector::detection);
    }

    private static Detection detection(Known known) {
        Preset preset = known.preset();
        return new Detection(known.kind(), known.own() ? Confidence.HIGH : Confidence.MEDIUM, known.address(),
                preset.name(), preset.id(), preset.id());
    }

    private static List<Known> known(Preset preset, Providers providers) {
        List<Known> known = new ArrayList<>();
        switch (preset.way()) {
            case Way.Remote(String url, String transport) -> {
                add(preset, Kind.MCP, url, true, known);
                add(preset, Kind.MCP, api(preset, providers), false, known);
            }
            case Way.GraphQl(String url) -> add(preset, Kind.GRAPHQL, url, true, known);
            case Way.Document document -> add(preset, Kind.OPENAPI,
                    document.asksBaseUrl() ? null : server(Presets.document(document)), true, known);
            case Way.Specification spec -> add(preset, Kind.OPENAPI,
                    spec.baseUrl() == null ? api(preset, providers) : spec.baseUrl(), true, known);
            case Way.Package started -> add(preset, Kind.MCP, api(preset, providers), false, known);
            case Way.Code code -> add(preset, Kind.PROVIDER, api(preset, providers), false, known);
            case Way.Database database -> {
                // DatabaseDetector knows their schemes.
            }
            case Way.Bundle bundle -> {
                // Its members are presets themselves.
            }
            case Way.None none -> {
                // Can't be installed.
            }
        }
        return known;
    }

    private static void add(Preset preset, Kind kind, @Nullable String url, boolean own, List<Known> into) {
        if (url != null && !url.contains("{")) {
            URI address = URI.create(url);
            into.add(new Known(preset, kind, address, address.getPath().replaceFirst("/+$", ""), own));
        }
    }

    private static @Nullable String server(String document) {
        Matcher server = SERVER.matcher(document);
        return server.find() ? server.group(1) : null;
    }

    private static @Nullable String api(Preset preset, Providers providers) {
        return Optional.ofNullable(preset.provider()).flatMap(providers::find).map(IntegrationProvider::facts)
                .map(ProviderFacts::api).map(ProviderFacts.Api::baseUrl).orElse(null);
    }
}
