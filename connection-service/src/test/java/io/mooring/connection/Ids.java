package io.mooring.connection;

import java.util.Random;

/** Sources of ids for tests of features. */
public final class Ids {

    private Ids() {}

    public static IdSource seeded() {
        return new IdSource(new Random(7));
    }
}
