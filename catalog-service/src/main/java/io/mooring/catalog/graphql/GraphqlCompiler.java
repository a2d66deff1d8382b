package io.mooring.catalog.graphql;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.DiscoveredCompiler;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.typesystem.Compiler;

/** Introspection results that connections discovered, as tools. */
@ApplicationScoped
class GraphqlCompiler implements DiscoveredCompiler {

    @Override
    public Kind kind() {
        return Kind.GRAPHQL;
    }

    @Override
    public Toolset compile(JsonNode answer) {
        try {
            return Compiler.compile(answer);
        } catch (DocumentFault fault) {
            throw new IllegalArgumentException(fault.pointer() + ": " + fault.expected(), fault);
        }
    }
}
