package io.mooring.contracts.problem;

import java.net.URI;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * One kind of failure (RFC 9457); each service has one enum of them. A released slug never changes.
 */
public interface ProblemKind {

    /** Stable short name; {@code type} is {@code urn:mooring:problem:<slug>}. */
    String slug();

    String title();

    /** HTTP status, 400 to 599. */
    int status();

    /** Seconds after which a retry may help; 0 when it does not. */
    default int retryAfter() {
        return 0;
    }

    /** The failure with a detail written for the caller: never a secret, never an internal. */
    default HttpProblem because(String detail) {
        return start(detail).build();
    }

    /**
     * The failure of one field.
     *
     * @param field JSON pointer into the body (RFC 6901), or the name of a query parameter
     * @param expected what was expected there
     */
    default HttpProblem at(String field, String expected) {
        return start(field + ": " + expected).with("field", field).with("expected", expected).build();
    }

    private HttpProblem.Builder start(String detail) {
        HttpProblem.Builder problem = HttpProblem.builder().withType(URI.create("urn:mooring:problem:" + slug()))
                .withTitle(title()).withStatus(status()).withDetail(detail);
        return retryAfter() > 0 ? problem.withHeader("Retry-After", retryAfter()) : problem;
    }
}
