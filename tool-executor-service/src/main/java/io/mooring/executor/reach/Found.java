package io.mooring.executor.reach;

import java.util.List;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.Kin;

/**
 * A tool as the tables have it for a user, and what decides who may call it.
 *
 * @param kin what its integration belongs to; only for agents
 * @param rules policies over calls of this caller for this user
 */
public record Found(Offer offer, List<Kin> kin, Rules rules) {

    /** What the caller may use of it. Fails with 403 when it is there, but writes and may only be read. */
    public Allowed allow(Caller caller) {
        Mandate mandate = caller.mandate();
        Scope scope = mandate == null ? Scope.unlimited() : Scope.of(mandate, kin);
        return scope.limit(Allowed.of(scope.existing(offer), rules));
    }
}
