package io.mooring.executor.graphql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.inquiry.Fault;
import io.mooring.executor.inquiry.Finding;
import io.mooring.executor.lease.Placement;

/** What a server said when it was asked for its schema. Pure. */
final class SchemaAnswer {

    /** Shorter values are no secrets. */
    private static final int SHORTEST = 8;
    private static final Set<Integer> REFUSED = Set.of(401, 403);

    private SchemaAnswer() {}

    static Finding of(EgressResponse response, List<Placement> placements) {
        if (REFUSED.contains(response.status())) {
            return new Finding.CredentialRefused("the endpoint answered " + response.status());
        }
        byte[] body = response.body().getBytes();
        SchemaText text = SchemaText.read(body);
        if (text == null || !text.hasTypes() && !text.hasErrors()) {
            return new Finding.Failed(Fault.BAD_RESPONSE,
                    "the endpoint answered " + response.status() + " and no GraphQL response");
        }
        if (!text.hasTypes()) {
            return Answers.UNAUTHENTICATED.contains(text.code())
                    ? new Finding.CredentialRefused(text.message())
                    : new Finding.Failed(Fault.INTROSPECTION_REFUSED, text.message());
        }
        return repeats(body, placements)
                ? new Finding.Failed(Fault.CREDENTIAL_REPEATED, "the schema has the credential in it")
                : new Finding.Told(body);
    }

    /** A schema is told to everybody of the tenant. */
    private static boolean repeats(byte[] body, List<Placement> placements) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return placements.stream().map(Placement::value).map(value -> value.substring(value.indexOf(' ') + 1))
                .filter(secret -> secret.length() >= SHORTEST)
                .map(secret -> new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .anyMatch(text::contains);
    }
}
