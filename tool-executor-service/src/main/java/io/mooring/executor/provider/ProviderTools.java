package io.mooring.executor.provider;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.tool.ProviderCall;
import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.PublicationContext;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.http.Errand;
import io.mooring.executor.http.HttpTools;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.provider.GuardedClient.Site;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Runs tools of kind {@code provider}: code of {@code contracts/provider} with a client that is guarded. */
@ApplicationScoped
public class ProviderTools {

    private static final Logger LOG = Logger.getLogger(ProviderTools.class);
    private static final Set<Reason> UNCLEAR = Set.of(Reason.BAD_ANSWER, Reason.UNAVAILABLE);

    private final Providers providers = Providers.registered();
    private final HttpTools http;
    private final ObjectMapper json;
    private final Clock clock;

    ProviderTools(HttpTools http, ObjectMapper json, Clock clock) {
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /** A tool, found. */
    public record Asked(String provider, ProviderTool tool, Site site, JsonNode arguments) {

        /** Not the arguments. */
        @Override
        public String toString() {
            return tool.name();
        }
    }

    /** The code behind a binding; fails with 422 when this release has none. */
    public Asked ask(String binding, JsonNode arguments) {
        ProviderBinding bound = read(binding);
        IntegrationProvider provider = providers.find(bound.provider()).orElseThrow(() -> gone(bound));
        return new Asked(bound.provider(), tool(provider, bound), new Site(bound.baseUrl(), headers(provider.facts())),
                arguments);
    }

    /** Runs it, once. Every end is an outcome, never a failure. */
    public Uni<Outcome> run(Asked asked, Errand errand, List<Placement> placements, PublicationContext context) {
        GuardedClient client = new GuardedClient(http, asked.site(), errand, placements);
        ProviderCall call = new ProviderCall(asked.arguments(), client, context);
        return Uni.createFrom().deferred(() -> asked.tool().execution().run(call))
                .map(result -> Ends.succeeded(result, client.last()))
                .onFailure(ProviderFailure.class).recoverWithItem(failure -> Ends.failed(failure,
                        client.last(), isOpen(client, failure), clock.instant()))
                .onFailure(Unanswered.class).recoverWithItem(failure -> Ends
                        .unanswered(failure.outcome(), client.hasChanged()))
                .onFailure(HttpProblem.class).recoverWithItem(problem -> new Outcome.Failed(ToolError.REQUEST_REFUSED,
                        String.valueOf(problem.getDetail()), null))
                .onFailure().recoverWithItem(failure -> broken(asked.tool(), failure));
    }

    /** Whether something was or may have been changed: also by a request whose yes makes no sense. */
    private static boolean isOpen(GuardedClient client, ProviderFailure failure) {
        return client.hasChanged() || client.isAccepted() && UNCLEAR.contains(failure.reason());
    }

    private static Outcome broken(ProviderTool tool, Throwable failure) {
        LOG.errorf(failure, "the code of tool %s failed", tool.name());
        return tool.readOnly()
                ? new Outcome.Failed(ToolError.RUN_FAILED, "the executor failed", null)
                : new Outcome.Unknown(ToolError.RUN_FAILED, "the executor failed; the request may have been sent");
    }

    private ProviderBinding read(String binding) {
        try {
            return json.readValue(binding, ProviderBinding.class);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its binding is not in the agreed form");
        }
    }

    private static ProviderTool tool(IntegrationProvider provider, ProviderBinding bound) {
        return provider.tools().stream().filter(tool -> tool.name().equals(bound.tool())).findFirst()
                .orElseThrow(() -> gone(bound));
    }

    private static RuntimeException gone(ProviderBinding bound) {
        return ExecutorError.TOOL_UNUSABLE.because("this release has no code for " + bound.tool() + " of "
                + bound.provider() + "; refresh the integration");
    }

    private static Map<String, String> headers(ProviderFacts facts) {
        return Optional.ofNullable(facts.api()).map(ProviderFacts.Api::headers).orElse(Map.of());
    }
}
