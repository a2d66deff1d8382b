package io.mooring.contracts.caller;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Agents as they are now, for work on behalf of one that does not call itself. */
@ApplicationScoped
public class Mandates {

    private final Agents agents;
    private final CopyProgress progress;

    Mandates(Agents agents, CopyProgress progress) {
        this.agents = agents;
        this.progress = progress;
    }

    /**
     * The agent of that id with its mandate of now; empty when there is none in the tenant, or no token of it is valid any
     * more. Fails with 503 as long as not all agents were read: an unknown one may exist.
     */
    public Uni<Optional<Caller>> find(String tenant, String agent) {
        return progress.isComplete(Topics.STATE_AGENT).invoke(Mandates::requireComplete)
                .map(read -> agents.findById(tenant, agent));
    }

    /** Whether a header {@code Authorization} has the token of an agent that is good at this moment. */
    public boolean isProof(@Nullable String authorization) {
        String token = AgentAuthentication.token(authorization);
        return token != null && agents.find(token).isPresent();
    }

    private static void requireComplete(boolean read) {
        if (!read) {
            throw GeneralError.EVENTS_UNAVAILABLE.because("not all agents have been read yet");
        }
    }
}
