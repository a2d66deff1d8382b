package io.mooring.executor.entrance;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.session.Owner;

/**
 * Who is at the endpoint, for whom.
 *
 * @param caller whose mandate counts
 * @param user whose connections are used
 * @param owner who proved to be there, and where
 */
public record Visitor(Caller caller, String user, Owner owner) {}
