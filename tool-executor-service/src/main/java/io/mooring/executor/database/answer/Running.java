package io.mooring.executor.database.answer;

import io.mooring.executor.Outcome;
import io.vertx.core.Future;

/**
 * A question that is being answered.
 *
 * @param answer may never complete when the server never answers
 * @param cancel ends it on the server as far as that can be done, and closes what is open for it
 */
public record Running(Future<Outcome.Read> answer, Runnable cancel) {}
