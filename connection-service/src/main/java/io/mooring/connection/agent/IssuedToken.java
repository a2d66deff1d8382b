package io.mooring.connection.agent;

import java.util.List;

import io.mooring.contracts.caller.AgentToken;

/**
 * A token at the only moment its text is known.
 *
 * @param agent whose it is
 * @param bindings what that agent is bound to
 */
record IssuedToken(AgentToken token, AgentRow agent, List<BindingRow> bindings) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "IssuedToken[" + token.agent() + "]";
    }
}
