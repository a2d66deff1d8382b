package io.mooring.scenario.party;

import java.net.http.HttpHeaders;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param request method and address, to say what failed
 * @param status HTTP status
 * @param headers response headers
 * @param text body
 */
public record Answer(String request, int status, HttpHeaders headers, String text) {

    /** This answer when it has the status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + " but " + this);
        }
        return this;
    }

    /** This answer when it is a problem (RFC 9457) of that status. */
    public Answer expectProblem(int expected) {
        expect(expected);
        if (!header("Content-Type").orElse("").startsWith("application/problem+json")) {
            throw new AssertionError("expected a problem but " + this);
        }
        if (json().path("status").intValue() != expected || json().path("title").textValue() == null) {
            throw new AssertionError("expected title and status " + expected + " in the problem but " + this);
        }
        return this;
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return Json.tree(text);
    }

    /** A text field that has to be there. */
    public String text(String field) {
        String found = json().path(field).textValue();
        if (found == null) {
            throw new AssertionError("no " + field + " in " + this);
        }
        return found;
    }

    @Override
    public String toString() {
        return request + " answered " + status + " " + text;
    }
}
