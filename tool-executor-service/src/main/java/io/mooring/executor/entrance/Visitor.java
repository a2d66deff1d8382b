package io.mooring.executor.entrance;

import java.util.function.BooleanSupplier;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.session.Owner;

/**
 * Who is at the endpoint, for whom.
 *
 * @param caller whose mandate counts
 * @param user whose connections are used
 * @param owner who proved to be there, and where
 * @param proof whether the token it came with is good at this moment: not when it has ended, was renewed or revoked
 */
public record Visitor(Caller caller, String user, Owner owner, BooleanSupplier proof) {}
