package io.mooring.unsound;

/** Blocks a thread. */
final class Sleeping {

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
