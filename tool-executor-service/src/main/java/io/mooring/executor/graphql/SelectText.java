package io.mooring.executor.graphql;

import java.util.ArrayDeque;
import java.util.Deque;

import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/**
 * What a caller wants selected. The text is read as a GraphQL document of one selection set and written anew, so that
 * nothing in it can end the field it belongs to or begin another operation. Whether the fields exist is the upstream's
 * word: it alone has the current schema. Pure.
 */
final class SelectText {

    static final int MOST_FIELDS = 1000;
    static final int MOST_LEVELS = 15;
    private static final int LONGEST = 20_000;
    private static final int MOST_TOKENS = 10_000;
    private static final int DEEPEST_RULE = 200;
    private static final ParserOptions OPTIONS = ParserOptions.newParserOptions().maxCharacters(LONGEST)
            .maxTokens(MOST_TOKENS).maxWhitespaceTokens(LONGEST).maxRuleDepth(DEEPEST_RULE).captureIgnoredChars(false)
            .captureLineComments(false).build();

    /** A node and how many selection sets it is in. */
    private record Visit(Node<?> node, int level) {}

    private SelectText() {}

    /**
     * The selection set in GraphQL's compact form. Fails with 400 at the argument.
     *
     * @param text with or without braces
     */
    static String read(String text, String pointer) {
        String whole = text.strip().startsWith("{") ? text : "{" + text + "\n}";
        if (whole.length() > LONGEST) {
            throw refused(pointer, "expected at most " + LONGEST + " characters, the braces among them");
        }
        SelectionSet selection = only(parse(whole, pointer), pointer);
        requireBounds(selection, pointer);
        return AstPrinter.printAstCompact(selection);
    }

    private static Document parse(String text, String pointer) {
        try {
            return new Parser().parseDocument(
                    ParserEnvironment.newParserEnvironment().document(text).parserOptions(OPTIONS).build());
        } catch (InvalidSyntaxException e) {
            throw refused(pointer, "expected a GraphQL selection set, such as \"{ id name }\"; line "
                    + e.getLocation().getLine() + ", column " + e.getLocation().getColumn() + " is something else");
        }
    }

    private static SelectionSet only(Document document, String pointer) {
        Definition<?> first = document.getDefinitions().getFirst();
        if (document.getDefinitions().size() != 1 || !(first instanceof OperationDefinition operation)
                || operation.getName() != null || operation.getOperation() != OperationDefinition.Operation.QUERY
                || !operation.getVariableDefinitions().isEmpty() || !operation.getDirectives().isEmpty()) {
            throw refused(pointer, "expected one selection set and nothing beside it");
        }
        return operation.getSelectionSet();
    }

    private static void requireBounds(SelectionSet selection, String pointer) {
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(selection, 0));
        int fields = 0;
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            int level = visit.node() instanceof SelectionSet ? visit.level() + 1 : visit.level();
            fields += visit.node() instanceof Field ? 1 : 0;
            if (level > MOST_LEVELS || fields > MOST_FIELDS) {
                throw refused(pointer,
                        "expected at most " + MOST_LEVELS + " levels and " + MOST_FIELDS + " fields");
            }
            requireAllowed(visit.node(), pointer);
            visit.node().getChildren().forEach(child -> open.push(new Visit(child, level)));
        }
    }

    private static void requireAllowed(Node<?> node, String pointer) {
        if (node instanceof VariableReference variable) {
            throw refused(pointer, "expected values written out, not the variable $" + variable.getName());
        }
        if (node instanceof FragmentSpread spread) {
            throw refused(pointer, "expected \"... on Type { }\", not the fragment " + spread.getName());
        }
    }

    private static HttpProblem refused(String pointer, String expected) {
        return ExecutorError.INVALID_ARGUMENTS.at(pointer, expected);
    }
}
