package io.mooring.executor.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.tool.ProviderClient;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.http.Errand;
import io.mooring.executor.http.HttpTools;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.PlainRequest;
import io.smallrye.mutiny.Uni;

/**
 * A provider for one call: below one base URL, with one credential, which no code of a provider sees. Its requests go the
 * way of every tool's: guard, limits, credentials that stay at their origin.
 */
final class GuardedClient implements ProviderClient {

    private final HttpTools http;
    private final Site site;
    private final Errand errand;
    private final List<Placement> placements;
    private volatile @Nullable Upstream last;
    private volatile boolean accepted;
    private volatile boolean changed;

    /**
     * Where the provider is.
     *
     * @param headers every request carries
     */
    record Site(String baseUrl, Map<String, String> headers) {}

    GuardedClient(HttpTools http, Site site, Errand errand, List<Placement> placements) {
        this.http = http;
        this.errand = errand;
        this.site = site;
        this.placements = placements;
    }

    @Override
    public Uni<ProviderResponse> send(ProviderRequest request) {
        changed = changed || accepted;
        Map<String, String> headers = new LinkedHashMap<>(site.headers());
        headers.putAll(request.headers());
        return http.run(PlainRequest.of(request.method(), site.baseUrl(), request.segments(), request.query(), headers,
                request.contentType(), request.content()), errand.readOnly(!request.changes()), placements)
                .map(outcome -> response(outcome, request.changes()));
    }

    private ProviderResponse response(Outcome outcome, boolean changes) {
        Upstream upstream = switch (outcome) {
            case Outcome.Succeeded(var answer) -> answer;
            case Outcome.Failed failed when failed.upstream() != null -> failed.upstream();
            default -> throw new Unanswered(outcome);
        };
        last = upstream;
        accepted = changes && outcome instanceof Outcome.Succeeded;
        return new ProviderResponse(upstream.status(), upstream.headers(), upstream.result());
    }

    /** The last answer; null when nothing was answered. */
    @Nullable
    Upstream last() {
        return last;
    }

    /** Whether something was changed before the last request, whose answer is the provider's code to judge. */
    boolean hasChanged() {
        return changed;
    }

    /** Whether the last request was one that changes something, and was answered with yes. */
    boolean isAccepted() {
        return accepted;
    }
}
