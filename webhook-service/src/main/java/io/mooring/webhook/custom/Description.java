package io.mooring.webhook.custom;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.webhook.Freshness;
import io.mooring.contracts.provider.webhook.KeyFacts.Form;
import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.provider.SignatureCheck;

/**
 * A tenant's words on how its webhooks arrive: {@code {scheme, event_type, delivery_id?, kept_headers?}}, the scheme as in
 * the facts of providers but for its name. What would let a sender choose a key, or leave the body unsigned, is refused.
 */
public final class Description {

    private static final String ROOT = "/description";
    private static final Set<Kind> KINDS = Set.of(Kind.HMAC_SHA1, Kind.HMAC_SHA256, Kind.HMAC_SHA512, Kind.ED25519,
            Kind.ECDSA_P256, Kind.TOKEN, Kind.ADDRESS);
    private static final Set<Form> FORMS = Set.of(Form.UTF8, Form.BASE64, Form.HEX);
    private static final Set<Source> PROOFS = Set.of(Source.HEADER, Source.QUERY, Source.BODY, Source.FORM);
    private static final Set<Source> NAMES = Set.of(Source.HEADER, Source.QUERY, Source.BODY, Source.FORM,
            Source.CONSTANT);
    private static final Pattern HEADER = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern TELLING = Pattern.compile(".*(signature|secret|token|authorization|cookie|key).*");
    private static final int MOST = 10;
    private static final int LONGEST_WINDOW = 604_800;
    private static final int LONGEST = 300;
    private static final int MOST_STEPS = 20;
    /** Of those that are as large as a body, or as costly. */
    private static final Pattern TWICE = Pattern
            .compile("\\{(body|form|sha256|crc32|canonical|sns)[^}]*\\}.*\\{\\1", Pattern.DOTALL);

    private Description() {}

    /** The facts it says. Fails with 400 at the member that does not fit. */
    public static WebhookFacts require(JsonNode description) {
        try {
            requireBounds(description, "");
            WebhookFacts facts = WebhookFacts.read(facts(description));
            requireScheme(facts.schemes().getFirst());
            requireNames("/event_type", facts.eventType());
            requireNames("/delivery_id", facts.deliveryId());
            requireHeaders(facts.keptHeaders());
            return facts;
        } catch (JsonMappingException misfit) {
            throw at(pointer(misfit), expected(misfit));
        }
    }

    private static ObjectNode facts(JsonNode description) {
        requireMembers(description);
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        if (description.path("scheme") instanceof ObjectNode scheme && !scheme.has("name")) {
            facts.putArray("schemes").add(scheme.deepCopy().put("name", "custom"));
        } else {
            throw at("/scheme", "expected an object without a name, such as {\"kind\": \"HMAC_SHA256\", \"signature\":"
                    + " {\"from\": [\"header:X-Signature\"]}, \"encoding\": \"HEX\", \"content\": \"{body}\"}");
        }
        facts.set("eventType", description.path("event_type"));
        if (description.has("delivery_id")) {
            facts.set("deliveryId", description.path("delivery_id"));
        }
        if (description.has("kept_headers")) {
            facts.set("keptHeaders", description.path("kept_headers"));
        }
        return facts;
    }

    /** What is asked of each request of strangers must stay little. */
    private static void requireBounds(JsonNode node, String pointer) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            requireBounds(member.getKey(), pointer);
            requireBounds(member.getValue(), pointer + "/" + escape(member.getKey()));
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            requireBounds(element, pointer + "/" + index++);
        }
        if (node.isTextual()) {
            requireBounds(node.textValue(), pointer);
        }
    }

    private static void requireBounds(String text, String pointer) {
        require(text.length() <= LONGEST && text.chars().filter(c -> c == '.').count() <= MOST_STEPS
                && !TWICE.matcher(text).find(), pointer,
                "expected at most " + LONGEST + " characters, " + MOST_STEPS
                        + " steps, and what is as large as the body once");
    }

    private static void requireMembers(JsonNode description) {
        Set<String> known = Set.of("scheme", "event_type", "delivery_id", "kept_headers");
        description.properties().stream().filter(member -> !known.contains(member.getKey())).findFirst()
                .ifPresent(other -> {
                    throw at("/" + escape(other.getKey()),
                            "expected one of scheme, event_type, delivery_id, kept_headers");
                });
        if (!description.path("event_type").isArray() || description.path("event_type").isEmpty()) {
            throw at("/event_type", "expected a list of places, such as [\"body:type\", \"constant:event\"]");
        }
    }

    private static void requireScheme(SignatureScheme scheme) {
        require(KINDS.contains(scheme.kind()), "/scheme/kind", "expected one of " + sorted(KINDS));
        require(FORMS.contains(scheme.key().form()) && scheme.key().jwks() == null, "/scheme/key",
                "expected a form of " + sorted(FORMS) + " and no address");
        require(scheme.each() == null, "/scheme/each", "expected none");
        require(scheme.claims().isEmpty(), "/scheme/claims", "expected none");
        List<Locator> from = scheme.signature().from();
        boolean address = scheme.kind() == Kind.ADDRESS;
        require(address
                ? from.equals(List.of(Locator.of("path:secret")))
                : from.size() <= MOST && from.stream().allMatch(at -> PROOFS.contains(at.source())),
                "/scheme/signature/from", address
                        ? "expected [\"path:secret\"]"
                        : "expected places in a header, the query or the body");
        require(scheme.content() == null || scheme.content().contains("{body}"), "/scheme/content",
                "expected a template with {body}, or the signature says nothing about it");
        require(scheme.requires().size() <= MOST
                && scheme.requires().keySet().stream().allMatch(at -> PROOFS.contains(at.source())),
                "/scheme/requires", "expected few places in headers, the query or the body");
        require(scheme.id() == null || PROOFS.contains(scheme.id().source()), "/scheme/id", "expected a header");
        requireTime(scheme.timestamp());
        requireTemplates(scheme);
    }

    private static void requireTime(@Nullable Freshness freshness) {
        if (freshness == null) {
            return;
        }
        require(freshness.from().source() == Source.FIELD || PROOFS.contains(freshness.from().source()),
                "/scheme/timestamp/from", "expected a header, the query, the body, or a field of the signature");
        require(freshness.windowSeconds() == null
                || freshness.windowSeconds() > 0 && freshness.windowSeconds() <= LONGEST_WINDOW,
                "/scheme/timestamp/windowSeconds", "expected 1 to " + LONGEST_WINDOW);
    }

    private static void requireTemplates(SignatureScheme scheme) {
        try {
            new SignatureCheck(scheme, List.of());
        } catch (IllegalArgumentException misfit) {
            throw at("/scheme/content", "expected holes that are known: " + misfit.getMessage());
        }
    }

    private static void requireNames(String member, List<String> places) {
        require(places.size() <= MOST && places.stream().flatMap(place -> Locator.together(place).stream())
                .allMatch(at -> NAMES.contains(at.source())), member,
                "expected at most " + MOST + " places in headers, the query or the body, or a constant");
    }

    private static void requireHeaders(List<String> names) {
        require(names.size() <= MOST
                && names.stream().allMatch(name -> HEADER.matcher(name).matches() && !TELLING.matcher(name).matches()),
                "/kept_headers", "expected at most " + MOST + " names in lower case, none that holds a secret");
    }

    private static void require(boolean fits, String member, String expected) {
        if (!fits) {
            throw at(member, expected);
        }
    }

    private static String sorted(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }

    /** Where in the description it is; the facts are built another way. */
    private static String pointer(JsonMappingException misfit) {
        return misfit.getPath().stream().flatMap(step -> step.getFieldName() == null
                ? Stream.of(Integer.toString(step.getIndex()))
                : Stream.of(escape(step.getFieldName()))).collect(Collectors.joining("/", "/", ""))
                .replaceFirst("^/schemes/0", "/scheme").replaceFirst("^/eventType", "/event_type")
                .replaceFirst("^/deliveryId", "/delivery_id").replaceFirst("^/keptHeaders", "/kept_headers");
    }

    private static String expected(JsonMappingException misfit) {
        if (misfit instanceof UnrecognizedPropertyException unknown) {
            return "expected one of " + unknown.getKnownPropertyIds().stream().map(Object::toString).sorted()
                    .collect(Collectors.joining(", "));
        }
        return misfit.getCause() instanceof IllegalArgumentException unfit
                ? String.valueOf(unfit.getMessage())
                : "expected another value here";
    }

    private static RuntimeException at(String pointer, String expected) {
        return GeneralError.BAD_REQUEST.at(ROOT + pointer, expected);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
