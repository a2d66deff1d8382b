package io.mooring.contracts.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.mooring.contracts.event.EventsUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** Failures the framework throws, as problems of ours; priority 1 puts them ahead of the library's own mappers. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String CHALLENGE = "Bearer realm=\"mooring\", ApiKey header=\"X-API-Key\"";

    @ServerExceptionMapper(value = {UnauthorizedException.class, AuthenticationFailedException.class}, priority = 1)
    Response unauthenticated(SecurityException failure) {
        LOG.debugf(failure, "unauthenticated");
        Response answer = GeneralError.UNAUTHENTICATED
                .because("send a valid API key in X-API-Key, or a bearer token of this installation").toResponse();
        answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        return answer;
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException failure) {
        return GeneralError.FORBIDDEN.because("this needs a role the caller does not have").toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    Response unavailable(EventsUnavailable failure) {
        LOG.warn(failure.getMessage());
        return GeneralError.EVENTS_UNAVAILABLE.because("the event log does not answer; try again").toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    Response unknownField(UnrecognizedPropertyException failure) {
        return GeneralError.BAD_REQUEST
                .at(pointer(failure), "unknown field; known are " + failure.getKnownPropertyIds())
                .toResponse();
    }

    /** The library has a mapper of its own for the narrower one. */
    @ServerExceptionMapper(value = {MismatchedInputException.class, InvalidFormatException.class}, priority = 1)
    Response mismatched(MismatchedInputException failure) {
        return GeneralError.BAD_REQUEST.at(pointer(failure), "expected " + expected(failure)).toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    Response malformed(JsonParseException failure) {
        return GeneralError.BAD_REQUEST.because("the body is not JSON: " + place(failure)).toResponse();
    }

    /** The framework wraps what Jackson says about malformed JSON; everything else keeps its status and headers. */
    @ServerExceptionMapper(priority = 1)
    Response framework(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonParseException malformed) {
            return malformed(malformed);
        }
        if (failure.getCause() instanceof JsonMappingException misfit) {
            return GeneralError.BAD_REQUEST.at(pointer(misfit), "expected a value that fits here").toResponse();
        }
        Response.StatusType status = failure.getResponse().getStatusInfo();
        HttpProblem.Builder problem = HttpProblem.builder().withTitle(status.getReasonPhrase()).withStatus(status)
                .withDetail(detail(status.getStatusCode()));
        failure.getResponse().getStringHeaders()
                .forEach((name, values) -> values.forEach(value -> problem.withHeader(name, value)));
        return problem.build().toResponse();
    }

    /** What the framework leaves out; null where its status says all that is known. */
    private static @Nullable String detail(int status) {
        return switch (status) {
            case 404 -> "there is no such route";
            case 405 -> "the route does not take this method";
            case 406 -> "the route has nothing of the types in Accept; most have application/json";
            case 415 -> "the route does not take this Content-Type; most take application/json";
            default -> null;
        };
    }

    private static String place(JsonProcessingException failure) {
        String what = failure.getOriginalMessage().replaceAll("\\s*\\(?\\[Source:[^\\]]*\\]\\)?", "");
        return what + " at line " + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr();
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.isEmpty() ? "/" : pointer.toString();
    }

    private static String expected(MismatchedInputException failure) {
        Class<?> type = failure.getTargetType();
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of "
                    + String.join(", ", java.util.Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList());
        }
        return JsonTypes.nameOf(type);
    }
}
