package io.mooring.unsound;

import io.smallrye.reactive.messaging.MutinyEmitter;

/** Sends without an acknowledgement. */
final class Forgetting {

    void forget(MutinyEmitter<String> emitter) {
        emitter.sendAndForget("egg");
    }
}
