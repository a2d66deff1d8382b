package io.mooring.contracts.provider;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The request that says whose account it is and proves that the credential works.
 *
 * @param method absent: GET
 * @param url of the request
 * @param auth NONE when URL or headers carry the credential already; absent: as every call
 * @param headers beside those of every call
 * @param body JSON text
 * @param accountId path of the account's id in the answer: names joined by dots, {@code [0]} for an element
 * @param accountLabel path of what people know the account by
 */
public record IdentityProbe(@Nullable String method, String url, @Nullable String auth, Map<String, String> headers,
        @Nullable String body, @Nullable String accountId, @Nullable String accountLabel) {

    public IdentityProbe {
        headers = Map.copyOf(headers);
    }
}
