package io.mooring.contracts.secret;

import io.smallrye.mutiny.Uni;

/** A rotation going on in this process: step by step, each in a transaction of its own. What is done is in the rows. */
interface Course {

    /** Does the next piece. False when there is no more to do for now. */
    Uni<Boolean> step();
}
