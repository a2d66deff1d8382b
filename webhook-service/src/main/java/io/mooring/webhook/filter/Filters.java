package io.mooring.webhook.filter;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.contracts.problem.GeneralError;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * Filters in the Common Expression Language: no I/O, no loops but over what an event has, regular expressions in linear
 * time. An expression is compiled once.
 */
@ApplicationScoped
public class Filters {

    private static final Logger LOG = Logger.getLogger(Filters.class);
    private static final String FIELD = "/filter";
    private static final int LONGEST = 2000;
    private static final int MOST_ITERATIONS = 20_000;
    private static final int DEEPEST = 50;
    private static final int COMPILED = 5000;

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Cache<String, CelRuntime.Program> programs = Caffeine.newBuilder().maximumSize(COMPILED).build();
    private final Counter failures;

    public Filters(MeterRegistry meters) {
        CelOptions options = CelOptions.current().maxExpressionCodePointSize(LONGEST)
                .comprehensionMaxIterations(MOST_ITERATIONS)
                .enableHeterogeneousNumericComparisons(true).maxParseRecursionDepth(DEEPEST).build();
        this.compiler = CelCompilerFactory.standardCelCompilerBuilder().setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS).setResultType(SimpleType.BOOL)
                .addVar("type", SimpleType.STRING).addVar("provider", SimpleType.STRING)
                .addVar("endpoint", SimpleType.STRING).addVar("subject", SimpleType.STRING)
                .addVar("data", SimpleType.DYN).build();
        this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(options).build();
        this.failures = meters.counter("mooring.webhook.filter.failed");
    }

    /**
     * Checks an expression.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that says what is wrong, and at which line and column
     */
    public String require(String expression) {
        if (expression.length() > LONGEST) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected an expression of at most " + LONGEST + " characters");
        }
        CelValidationResult result = compiler.compile(expression);
        if (result.hasError()) {
            CelIssue first = result.getErrors().getFirst();
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected a CEL expression that is true or false; line "
                    + first.getSourceLocation().getLine() + ", column " + (first.getSourceLocation().getColumn() + 1)
                    + ": " + first.getMessage());
        }
        return expression;
    }

    /**
     * Whether an event passes. An expression that can't be evaluated for it, as one that asks for a field it does not
     * have, does not: what is unclear is not sent.
     */
    public boolean pass(String expression, Filtered event) {
        try {
            return Boolean.TRUE.equals(programs.get(expression, this::program)
                    .eval(event.variables(Json.NONE)));
        } catch (CelEvaluationException | IllegalArgumentException e) {
            LOG.debugf("a filter does not fit an event of type %s: %s", event.type(), e.getMessage());
            failures.increment();
            return false;
        }
    }

    private CelRuntime.Program program(String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("not an expression any more: " + e.getMessage(), e);
        }
    }
}
