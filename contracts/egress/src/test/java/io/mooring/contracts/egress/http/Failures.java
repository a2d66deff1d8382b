package io.mooring.contracts.egress.http;

import io.mooring.contracts.egress.EgressFailure;

/** How a request fails. */
final class Failures {

    private Failures() {}

    static EgressFailure failure(EgressClient client, EgressRequest request) {
        try {
            var response = Internet.answer(client, request);
            throw new AssertionError("answered with " + response);
        } catch (EgressFailure failure) {
            return failure;
        }
    }
}
