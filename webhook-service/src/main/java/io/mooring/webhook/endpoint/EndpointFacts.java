package io.mooring.webhook.endpoint;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.custom.Description;
import io.mooring.webhook.custom.PayloadSchema;

/** How the events of an endpoint arrive: as its provider's do, or as its tenant says. */
@ApplicationScoped
class EndpointFacts {

    /** In place of a provider: the tenant says it all. */
    private static final String CUSTOM = "custom";
    private static final int MOST_KEPT = 1000;
    private static final int LONGEST = 64 << 10;

    private final Providers providers;
    private final ObjectMapper json;
    private final Cache<String, WebhookFacts> described = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Cache<String, PayloadSchema> schemas = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    EndpointFacts(Providers providers, ObjectMapper json) {
        this.providers = providers;
        this.json = json;
    }

    /** Fails with 404: the provider of an endpoint may be gone. */
    WebhookFacts require(EndpointRow row) {
        return row.description == null
                ? find(row.provider).orElseThrow(
                        () -> GeneralError.NOT_FOUND.because("there is no such provider any more"))
                : described.get(row.description, text -> Description.require(tree(text)));
    }

    boolean isProvider(String id) {
        return providers.ids().contains(id);
    }

    /** Of a registered provider; of one that signs nothing as far as is known, what all of those have in common. */
    private Optional<WebhookFacts> find(String provider) {
        return isProvider(provider)
                ? Optional.of(providers.findWebhook(provider).orElse(WebhookFacts.UNSIGNED))
                : Optional.empty();
    }

    /** Fails with 404. */
    SignatureScheme requireScheme(EndpointRow row) {
        return require(row).findScheme(row.scheme)
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no such scheme any more"));
    }

    /** What its bodies must be; null: anything. */
    @Nullable
    PayloadSchema findSchema(EndpointRow row) {
        return row.payloadSchema == null ? null : schemas.get(row.payloadSchema, PayloadSchema::of);
    }

    /** Those a new endpoint is to have. Fails with 400. */
    WebhookFacts require(CreateEndpoint wish) {
        String provider = wish.provider();
        if (CUSTOM.equals(provider)) {
            return Description.require(Optional.ofNullable(wish.description()).orElseThrow(
                    () -> GeneralError.BAD_REQUEST.at("/description", "expected how the webhooks arrive")));
        }
        if (wish.description() != null) {
            throw GeneralError.BAD_REQUEST.at("/description", "expected none but for the provider " + CUSTOM);
        }
        return Optional.ofNullable(provider).flatMap(this::find)
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/provider",
                        "expected one of " + String.join(", ", providers.webhookIds())
                                + ", which sign, another provider"
                                + " of the catalog, or " + CUSTOM));
    }

    /** Fails with 400. */
    static SignatureScheme requireScheme(WebhookFacts facts, @Nullable String name) {
        return name == null
                ? facts.schemes().getFirst()
                : facts.findScheme(name).orElseThrow(() -> GeneralError.BAD_REQUEST.at("/scheme", "expected one of "
                        + String.join(", ", facts.schemes().stream().map(SignatureScheme::name).toList())));
    }

    /** The text of a schema that can be kept, or of none. Fails with 400. */
    static @Nullable String requireSchema(@Nullable JsonNode schema) {
        if (schema == null) {
            return null;
        }
        PayloadSchema.require(schema);
        return requireShort("/schema", schema);
    }

    /** The text of a description. Fails with 400. */
    static @Nullable String requireDescription(@Nullable JsonNode description) {
        return description == null ? null : requireShort("/description", description);
    }

    private static String requireShort(String pointer, JsonNode tree) {
        String text = tree.toString();
        if (text.length() > LONGEST || text.contains("\\u0000")) {
            throw GeneralError.BAD_REQUEST.at(pointer,
                    "expected at most " + LONGEST + " characters, none of them zero");
        }
        return text;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("column description is not JSON", misfit);
        }
    }
}
