package io.mooring.executor.policy;

import org.jspecify.annotations.Nullable;

/**
 * One rule.
 *
 * @param audience whose calls it is about
 * @param pattern as it was written
 * @param expiresIn seconds an approval it asks for may take; null: the usual time
 */
public record Policy(String id, Audience audience, String pattern, Effect effect, @Nullable Integer expiresIn) {

    /** Whether it has a word in this. One that can't be read has one in everything. */
    boolean concerns(Target target) {
        return ToolPattern.parse(pattern).map(parsed -> parsed.matches(target)).orElse(true);
    }

    /** One whose pattern can't be read blocks: what it was to forbid is not known. */
    public Effect effect() {
        return ToolPattern.parse(pattern).isPresent() ? effect : Effect.BLOCK;
    }
}
