package io.mooring.bench;

import java.io.IOException;
import java.time.Duration;

import io.mooring.bench.load.Load;
import io.mooring.bench.load.Prepared;

/** Downloads of a gigabyte through a tool, sixteen at a time: each is ended at the limit, and memory stays what it is. */
public final class Download {

    private static final int CLIENTS = 16;

    private Download() {}

    public static void main(String[] arguments) throws Exception {
        Stack stack = new Stack();
        try (EchoApi api = new EchoApi(stack)) {
            Prepared call = Prepared.of(api.call("gigabyte"));
            print("before", stack);
            new Load(CLIENTS, Duration.ofSeconds(5), Duration.ofSeconds(30)).run("a gigabyte, ended at the limit",
                    () -> call).print();
            print("after", stack);
        }
    }

    private static void print(String when, Stack stack) throws IOException {
        System.out.printf("%s: %d MiB resident%n", when, Footprint.of(stack, "tool-executor").residentMib());
    }
}
