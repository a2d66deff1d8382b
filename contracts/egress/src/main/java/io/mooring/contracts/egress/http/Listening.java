package io.mooring.contracts.egress.http;

import java.net.http.HttpHeaders;

import io.vertx.core.buffer.Buffer;

/** Hears a response while it comes. On the event loop of the call; a compressed one is heard as it is. */
public interface Listening {

    /** Listens to nothing. */
    Listening NONE = new Listening() {

        @Override
        public boolean begin(HttpHeaders headers) {
            return false;
        }

        @Override
        public void take(Buffer part) {
            throw new IllegalStateException("nothing is listened to");
        }
    };

    /**
     * A successful response has begun.
     *
     * @return whether it is heard: its parts are then handed over, and not kept
     */
    boolean begin(HttpHeaders headers);

    /**
     * The next part of it.
     *
     * @throws io.mooring.contracts.egress.EgressFailure to end the exchange with it
     */
    void take(Buffer part);

    /** Bytes it keeps of the parts it took; room is asked for them and for each next part. */
    default long held() {
        return 0;
    }
}
