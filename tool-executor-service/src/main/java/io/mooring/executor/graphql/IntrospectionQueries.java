package io.mooring.executor.graphql;

import java.util.List;

import graphql.introspection.IntrospectionQueryBuilder;
import graphql.introspection.IntrospectionQueryBuilder.Options;

/** What a server is asked for its schema on a connection; the catalog asks strangers' questions in the same words. */
final class IntrospectionQueries {

    private static final int WRAPPERS = 9;

    /** In this order: a server that does not know a newer part refuses the whole query. */
    static final List<String> ALL = List.of(
            IntrospectionQueryBuilder.build(Options.defaultOptions().isOneOf(true).specifiedByUrl(true)
                    .inputValueDeprecation(true).typeRefFragmentDepth(WRAPPERS)),
            IntrospectionQueryBuilder.build(Options.defaultOptions().isOneOf(false).specifiedByUrl(true)
                    .inputValueDeprecation(true).typeRefFragmentDepth(WRAPPERS)),
            IntrospectionQueryBuilder.build(Options.defaultOptions().isOneOf(false).specifiedByUrl(false)
                    .inputValueDeprecation(false).directiveIsRepeatable(false).schemaDescription(false)
                    .typeRefFragmentDepth(WRAPPERS - 2)));

    private IntrospectionQueries() {}
}
