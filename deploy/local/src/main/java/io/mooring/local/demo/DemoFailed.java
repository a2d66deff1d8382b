package io.mooring.local.demo;

/** The demo did not see what it promised to show. */
final class DemoFailed extends RuntimeException {

    DemoFailed(String message) {
        super(message);
    }
}
