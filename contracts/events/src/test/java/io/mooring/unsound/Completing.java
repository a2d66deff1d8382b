package io.mooring.unsound;

import java.util.concurrent.CompletableFuture;

/** Another asynchronous type than the one of the house. */
final class Completing {

    CompletableFuture<String> complete() {
        return CompletableFuture.completedFuture("egg");
    }
}
