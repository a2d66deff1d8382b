package io.mooring.local.process;

import java.io.IOException;

import io.mooring.local.PartFailure;

/** How a part is asked to end. */
public enum Signal {

    TERMINATE {
        @Override
        void send(ProcessHandle process) {
            process.destroy();
        }
    },

    /** Leaves no time for anything, such as writing an AOT cache. */
    KILL {
        @Override
        void send(ProcessHandle process) {
            process.destroyForcibly();
        }
    },

    /** PostgreSQL's fast shutdown; a SIGTERM would wait for its clients to leave. */
    INTERRUPT {
        @Override
        void send(ProcessHandle process) {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
            } catch (IOException e) {
                throw new PartFailure("can't signal process " + process.pid(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PartFailure("interrupted");
            }
        }
    };

    abstract void send(ProcessHandle process);
}
