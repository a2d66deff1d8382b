package io.mooring.executor.builtin;

/** There was no token to send a request with. */
final class UnsentRequest extends RuntimeException {

    UnsentRequest(Throwable cause) {
        super("no token: " + cause.getMessage(), cause);
    }
}
