package io.mooring.scenario.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Gives a test class the one {@link Stack} of the run. Classes run beside each other, each with a tenant of its own;
 * one that ends parts is {@link Isolated}: it runs alone after those, and gets the stack repaired.
 */
public final class RunningStack implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SharedStack stack = context.getRoot().getStore(Namespace.create(RunningStack.class))
                .computeIfAbsent(SharedStack.class, key -> SharedStack.configured(), SharedStack.class);
        return context.getRequiredTestClass().isAnnotationPresent(Isolated.class)
                ? stack.requireAlone()
                : stack.requireShared();
    }
}
