package io.mooring.local.part;

import java.util.function.BooleanSupplier;

/** Waiting for a part, as long as its process lives and its time is not up. */
@FunctionalInterface
public interface Patience {

    /** @param what names what is waited for, for the error message */
    void until(String what, BooleanSupplier condition);
}
