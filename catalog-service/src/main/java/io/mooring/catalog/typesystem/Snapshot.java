package io.mooring.catalog.typesystem;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.document.DocumentReader;
import io.quarkiverse.resteasy.problem.HttpProblem;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLException;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.schema.idl.errors.SchemaProblem;

/** A schema somebody gives: an introspection result as JSON, or the schema definition language. */
public final class Snapshot {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OBJECT = Pattern.compile("\\uFEFF?\\s*[{\\[].*", Pattern.DOTALL);
    private static final int MOST_PROBLEMS = 3;

    private Snapshot() {}

    /**
     * The text as an introspection result. Fails with 422 that says where it is not as expected.
     *
     * @param field where in the caller's request the text came from
     */
    public static JsonNode read(String text, String field) {
        return OBJECT.matcher(text).matches() ? DocumentReader.read(text, field) : introspected(text, field);
    }

    private static JsonNode introspected(String definitions, String field) {
        try {
            var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(definitions));
            ExecutionResult result = GraphQL.newGraphQL(schema).build().execute(IntrospectionQueries.COMPLETE);
            Map<String, Object> data = result.getData();
            return JSON.valueToTree(data);
        } catch (SchemaProblem problem) {
            throw unreadable(field, problem);
        } catch (InvalidSyntaxException e) {
            throw CatalogError.SPEC_UNREADABLE.at(field, expected(e.getLocation(), e.getMessage()));
        } catch (GraphQLException e) {
            throw CatalogError.SPEC_INVALID.at(field, "expected a complete GraphQL schema; " + e.getMessage());
        }
    }

    private static HttpProblem unreadable(String field, SchemaProblem problem) {
        String reasons = String.join("; ", problem.getErrors().stream().limit(MOST_PROBLEMS)
                .map(error -> String.valueOf(error.getMessage())).toList());
        return CatalogError.SPEC_INVALID.at(field, "expected a complete GraphQL schema; " + reasons);
    }

    private static String expected(SourceLocation place, String reason) {
        return "expected JSON or GraphQL schema definitions; line " + place.getLine() + ", column " + place.getColumn()
                + ": " + reason;
    }
}
