package io.mooring.scenario.party;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class the {@link DatabaseServers} of the run, started for the first that asks and stopped at the end. */
public final class RunningDatabases implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseServers.class;
    }

    @Override
    public DatabaseServers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(RunningDatabases.class)).computeIfAbsent(
                DatabaseServers.class, key -> started(), DatabaseServers.class);
    }

    private static DatabaseServers started() {
        try {
            return DatabaseServers.start();
        } catch (Exception e) {
            throw new IllegalStateException("the databases did not start", e);
        }
    }
}
