package io.mooring.catalog.typesystem;

import java.util.List;

import graphql.introspection.IntrospectionQueryBuilder;
import graphql.introspection.IntrospectionQueryBuilder.Options;

/** What a server is asked for its schema. */
public final class IntrospectionQueries {

    private static final int WRAPPERS = 9;

    /** Everything the specification of September 2025 has. */
    static final String COMPLETE = IntrospectionQueryBuilder.build(Options.defaultOptions().isOneOf(true)
            .specifiedByUrl(true).inputValueDeprecation(true).typeRefFragmentDepth(WRAPPERS));

    /** In this order: a server that does not know a newer part refuses the whole query. */
    public static final List<String> ALL = List.of(COMPLETE,
            IntrospectionQueryBuilder.build(Options.defaultOptions().isOneOf(false).specifiedByUrl(true)
                    .inputValueDeprecation(true).typeRefFragmentDepth(WRAPPERS)),
            IntrospectionQueryBuilder.build(Options.defaultOptions().isOneOf(false).specifiedByUrl(false)
                    .inputValueDeprecation(false).directiveIsRepeatable(false).schemaDescription(false)
                    .typeRefFragmentDepth(WRAPPERS - 2)));

    private IntrospectionQueries() {}
}
