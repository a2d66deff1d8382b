package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.idempotency.Claim;
import io.mooring.executor.idempotency.ClaimKey;
import io.mooring.executor.idempotency.Claims;
import io.mooring.executor.idempotency.IdempotencyConfig;
import io.mooring.executor.journal.Arguments;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Tool calls that a caller may repeat under an {@code Idempotency-Key}: the first outcome is the only one. */
@ApplicationScoped
public class RepeatableCalls {

    private static final Logger LOG = Logger.getLogger(RepeatableCalls.class);

    private final ToolCalls calls;
    private final Claims claims;
    private final ObjectMapper json;
    private final long longestAnswer;

    RepeatableCalls(ToolCalls calls, Claims claims, ObjectMapper json, IdempotencyConfig config) {
        this.calls = calls;
        this.claims = claims;
        this.json = json;
        this.longestAnswer = config.maxAnswer().asLongValue();
    }

    /**
     * An answer as text, so that a repeat has the very same.
     *
     * @param replayed whether it is that of an earlier call
     */
    public record Answered(String body, boolean replayed) {

        /** Whether the call has not run, since it waits for an approval. */
        public boolean isAwaiting() {
            return ToolAnswer.isAwaiting(body);
        }
    }

    /** Runs the call, or, with an {@code Idempotency-Key}, answers what it answered before. */
    public Uni<Answered> run(ToolCall call, @Nullable String header) {
        if (header == null) {
            return calls.run(call).map(answer -> new Answered(text(answer), false));
        }
        ClaimKey key = ClaimKey.of(call.caller(), header);
        return claims.claim(key, digest(call)).chain(claim -> switch (claim) {
            case Claim.First(var token) -> runOnce(call, key, token);
            case Claim.Repeat(var body) -> Uni.createFrom().item(new Answered(body, true));
            case Claim.Running() -> refused(ExecutorError.CALL_IN_PROGRESS.because("try again when it has ended"));
            case Claim.Reused() -> refused(ExecutorError.KEY_REUSED.at("Idempotency-Key", "expected a new key"));
            case Claim.Lost() -> refused(lost());
        });
    }

    /** See {@link ToolCalls#refuse}. */
    public Uni<ToolCall> refuse(Caller caller, ExecuteTool request, HttpProblem problem) {
        return calls.refuse(caller, request, problem);
    }

    private Uni<Answered> runOnce(ToolCall call, ClaimKey key, String token) {
        return calls.run(call).onFailure().recoverWithUni(failure -> giveUp(key, token, failure))
                .call(answer -> answer.isToBeRepeated() ? free(key, token) : keep(key, token, answer))
                .map(answer -> new Answered(text(answer), false));
    }

    /** What was refused for now is sent again with the same key, and must not get the refusal of today then. */
    private Uni<Void> free(ClaimKey key, String token) {
        return claims.release(key, token).onFailure().invoke(failure -> LOG.warn("a claim stays as it is", failure))
                .onFailure().recoverWithNull();
    }

    /** The call has ended and is recorded: a database that is away now must not turn it into a failure. */
    private Uni<Void> keep(ClaimKey key, String token, ToolAnswer answer) {
        String body = text(answer);
        return claims.complete(key, token, body.length() > longestAnswer ? text(answer.withoutResult()) : body)
                .onFailure().invoke(failure -> LOG.warnf("call %s has no kept answer", answer.callId())).onFailure()
                .recoverWithNull();
    }

    private Uni<ToolAnswer> giveUp(ClaimKey key, String token, Throwable failure) {
        Uni<Void> noted = isUnknown(failure) ? claims.lose(key, token) : claims.release(key, token);
        return noted.onFailure().invoke(unnoted -> LOG.warn("a claim stays as it is", unnoted)).onFailure()
                .recoverWithNull().chain(() -> Uni.createFrom().failure(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getType() != null
                && problem.getType().toString().endsWith(":" + ExecutorError.OUTCOME_UNKNOWN.slug());
    }

    private static Uni<Answered> refused(HttpProblem problem) {
        return Uni.createFrom().failure(problem);
    }

    private static HttpProblem lost() {
        return HttpProblem.builder(ExecutorError.OUTCOME_UNKNOWN
                .because("the first call with this key may have run; look it up in /api/calls"))
                .with("outcome", "unknown")
                .build();
    }

    static String digest(ToolCall call) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("user_id", call.userId())
                .put("action", call.action().text()).put("connection", call.connection());
        if (call.commission().publication() != null) {
            request.put("publication", call.commission().publication());
        }
        if (call.action().place() != null) {
            request.put("place", call.action().place().text());
        }
        return Arguments.digest(request.set("params", call.arguments()));
    }

    private String text(ToolAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}
