package io.mooring.scenario.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.mooring.scenario.stack.Stack;

/** The executor as connection-service sees it: leases credentials with a service's token, at any replica. */
public final class Borrower implements AutoCloseable {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Stack stack;
    private final String tenant;

    public Borrower(Stack stack, String tenant) {
        this.stack = stack;
        this.tenant = tenant;
    }

    /** Asks one replica, as {@code ./mooring} names it. */
    public Answer lease(String replica, String connection) {
        return lease(caller(replica), Map.of("connection", connection));
    }

    /** The same, after an upstream refused a credential. */
    public Answer leaseInPlaceOf(long refused, String replica, String connection) {
        return lease(caller(replica), Map.of("connection", connection, "refused_version", refused));
    }

    /** So many at the same time, at these replicas in turns; the answers are still to come. */
    public List<Future<Answer>> leases(int many, List<String> replicas, String connection) {
        List<Api> callersOf = replicas.stream().map(this::caller).toList();
        return IntStream.range(0, many).mapToObj(i -> callers
                .submit(() -> lease(callersOf.get(i % callersOf.size()), Map.of("connection", connection)))).toList();
    }

    private Answer lease(Api caller, Map<String, ?> wanted) {
        Map<String, Object> body = new HashMap<>(wanted);
        body.put("tenant", tenant);
        return caller.post("/internal/credentials/leases", body);
    }

    /** With a new token: they live for minutes. */
    private Api caller(String replica) {
        return Api.withToken(stack.url(replica), new Realm(stack).service("tool-executor-service"));
    }

    /** What came. */
    public static Answer come(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
