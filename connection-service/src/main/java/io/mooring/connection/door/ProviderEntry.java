package io.mooring.connection.door;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.ProviderFacts.InstallKind;
import io.mooring.contracts.provider.Providers;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** What a seed calls a provider: the slug of an integration, or the provider or family of some. */
@ApplicationScoped
class ProviderEntry {

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final ArrivingIntegrations arriving;
    private final Providers providers = Providers.registered();

    ProviderEntry(Transactions transactions, IntegrationViewStore integrations, ArrivingIntegrations arriving) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.arriving = arriving;
    }

    /**
     * A provider and the integrations of the tenant that take its accounts.
     *
     * @param facts absent for an integration nobody described as a provider's
     */
    record Entry(String id, @Nullable ProviderFacts facts, List<IntegrationView> views) {

        InstallKind kind() {
            if (views.stream().flatMap(view -> view.authMethods().stream())
                    .anyMatch(AuthMethod::signsIn)) {
                return InstallKind.OAUTH;
            }
            if (facts != null) {
                return facts.install();
            }
            return views.stream().allMatch(view -> view.authMethods().isEmpty())
                    ? InstallKind.NONE
                    : InstallKind.CREDENTIALS;
        }

        String name() {
            return facts == null ? views.getFirst().name() : facts.displayName();
        }

        List<String> slugs() {
            return views.stream().map(IntegrationView::slug).toList();
        }

        HttpProblem notInstalled(String field) {
            return GeneralError.BAD_REQUEST.at(field, "expected a provider of which an integration is installed;"
                    + " POST /api/presets/" + id + "/install adds one to the catalog");
        }

        /**
         * The one integration meant. Fails with 400 naming the field when there is none, or several to choose from.
         *
         * @param chosen its slug, when the caller said
         * @param field where the provider was named
         */
        IntegrationView requireOne(@Nullable String chosen, String field) {
            if (views.isEmpty()) {
                throw notInstalled(field);
            }
            if (chosen == null && views.size() > 1) {
                throw GeneralError.BAD_REQUEST.at("/integration", "expected one of " + String.join(", ", slugs()));
            }
            return chosen == null
                    ? views.getFirst()
                    : views.stream().filter(view -> view.slug().equals(chosen)).findFirst()
                            .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/integration",
                                    "expected one of " + String.join(", ", slugs())));
        }
    }

    /** Without integrations when the tenant has none that fits; a provider of that id need not exist either. */
    Uni<Entry> find(String tenant, String id) {
        Optional<ProviderFacts> facts = providers.find(id).map(IntegrationProvider::facts);
        return transactions.in(tenant, session -> integrations.findByApp(session, tenant, id))
                .map(views -> new Entry(id, facts.orElse(null), closest(id, views)));
    }

    /** Fails with 404 when nobody knows it. */
    Uni<Entry> require(String tenant, String id) {
        return find(tenant, id).invoke(entry -> {
            if (entry.facts() == null && entry.views().isEmpty()) {
                throw unknown();
            }
        });
    }

    static HttpProblem unknown() {
        return GeneralError.NOT_FOUND.because("there is no such provider or integration");
    }

    /**
     * With an integration at least, which may have been added just now.
     *
     * @param late the failure when there is none
     */
    Uni<Entry> await(String tenant, String id, Function<Entry, HttpProblem> late) {
        return arriving.awaiting(() -> find(tenant, id).invoke(entry -> {
            if (entry.views().isEmpty()) {
                throw ArrivingIntegrations.notHeardOf(late.apply(entry));
            }
        }));
    }

    private static List<IntegrationView> closest(String id, List<IntegrationView> views) {
        List<IntegrationView> itself = views.stream().filter(view -> view.slug().equals(id)).toList();
        List<IntegrationView> ofProvider = views.stream().filter(view -> id.equals(view.provider())).toList();
        return !itself.isEmpty() ? itself : !ofProvider.isEmpty() ? ofProvider : views;
    }

    /** Fails with 400 when nothing but a sign-in connects it. */
    static AuthMethod pasted(IntegrationView view, @Nullable String template) {
        List<AuthMethod> methods = view.authMethods().stream().filter(method -> !method.needsSignIn())
                .filter(method -> template == null || method.template().equals(template)).toList();
        if (methods.size() != 1) {
            throw GeneralError.BAD_REQUEST.at("/template", "expected one of " + String.join(", ", view.authMethods()
                    .stream().filter(method -> !method.needsSignIn()).map(AuthMethod::template).toList()));
        }
        return methods.getFirst();
    }
}
