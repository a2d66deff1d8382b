package io.mooring.executor.policy;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One rule.
 *
 * @param audience whose calls it is about
 * @param pattern as it was written
 * @param expiresIn seconds an approval it asks for may take; null: the usual time
 * @param parsed the pattern; empty when it can't be read
 */
public record Policy(String id, Audience audience, String pattern, Effect effect, @Nullable Integer expiresIn,
        Optional<ToolPattern> parsed) {

    /** One whose pattern can't be read blocks: what it was to forbid is not known. */
    static Policy of(String id, Audience audience, String pattern, Effect effect, @Nullable Integer expiresIn) {
        Optional<ToolPattern> parsed = ToolPattern.parse(pattern);
        return new Policy(id, audience, pattern, parsed.isPresent() ? effect : Effect.BLOCK, expiresIn, parsed);
    }

    /** Whether it has a word in this. One that can't be read has one in everything. */
    boolean concerns(Target target) {
        return parsed.map(readable -> readable.matches(target)).orElse(true);
    }
}
