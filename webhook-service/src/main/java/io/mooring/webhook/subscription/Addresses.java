package io.mooring.webhook.subscription;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Whether events may be sent to an address at all; each attempt is judged again. */
@ApplicationScoped
class Addresses {

    private final EgressGuard guard;

    Addresses(EgressGuard guard) {
        this.guard = guard;
    }

    /** A name that does not resolve today may do so when an event comes; a refusal will not change. */
    Uni<Void> judge(SubscriberUrl url) {
        return guard.pinHttp(url.host(), url.port()).replaceWithVoid().onFailure(EgressFailure.class)
                .recoverWithUni(failure -> switch (failure.kind()) {
                    case REFUSED -> Uni.createFrom()
                            .failure(GeneralError.BAD_REQUEST.at("/url", failure.reason()));
                    case UNRESOLVABLE, CONNECT_FAILED, TLS_FAILED, TIMED_OUT, TOO_LARGE, TOO_MANY_REDIRECTS,
                            CONNECTION_LOST, BAD_RESPONSE ->
                        Uni.createFrom().voidItem();
                });
    }
}
