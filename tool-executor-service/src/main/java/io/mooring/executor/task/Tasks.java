package io.mooring.executor.task;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.task.Task.Called;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Names of tasks. A server's own id may be that of another server's task, too, and is nothing a client has to know: here each has
 * another one, which nobody can guess, and which is good for the caller and user of its call alone.
 */
@ApplicationScoped
public class Tasks {

    /** The extension, in {@code extensions} of both sides' capabilities. */
    public static final String EXTENSION = "io.modelcontextprotocol/tasks";

    private static final String ID = "taskId";
    /** After that its name is forgotten, whatever became of it. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String TTL = "ttlMs";
    private static final Pattern FORM = Pattern.compile("\\P{Cntrl}{1,1024}");
    private static final Pattern OURS = Pattern.compile("task_[A-Za-z0-9_-]{43}");
    private static final int RANDOM_BYTES = 32;

    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tasks(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fails with {@link Fault} when a client of these capabilities does not know tasks. */
    public static void requireDeclared(JsonNode capabilities) {
        if (!capabilities.path("extensions").path(EXTENSION).isObject()) {
            ObjectNode required = JsonNodeFactory.instance.objectNode();
            required.putObject("extensions").putObject(EXTENSION);
            throw Fault.missingCapability(required);
        }
    }

    /** Whether the result of a call is a task, and nothing has come of the call yet. */
    public static boolean isTask(JsonNode result) {
        return result.path("resultType").asText().equals("task");
    }

    /** The result of a call under a name of its own, which is known by then to every replica. */
    public Uni<ObjectNode> keep(Caller by, String user, Called call, ObjectNode result) {
        JsonNode upstreamId = result.path(ID);
        if (!upstreamId.isTextual() || !FORM.matcher(upstreamId.textValue()).matches()) {
            return Uni.createFrom().failure(Fault.unavailable(200,
                    "the server goes on with the call as a task, and did not say which; do not send it again"));
        }
        Task task = new Task(draw(), call, upstreamId.textValue());
        return transactions
                .in(by.tenant(), session -> session.persist(new TaskRow(by, user, task, clock.instant())))
                .map(done -> named(result, task));
    }

    private String draw() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "task_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What its server says of a task, under the name it has here. */
    public static ObjectNode named(ObjectNode result, Task task) {
        if (!result.has(ID)) {
            return result;
        }
        ObjectNode named = result.deepCopy().put(ID, task.id());
        boolean shorter = named.path(TTL).isNumber() && named.path(TTL).longValue() < KEPT.toMillis();
        return shorter ? named : named.put(TTL, KEPT.toMillis());
    }

    /** The task of that name; none when it is unknown, over for long, or somebody else's: which, is not told. */
    public Uni<Optional<Task>> find(Caller by, String user, String id) {
        if (!OURS.matcher(id).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transactions.in(by.tenant(), session -> session.find(TaskRow.class, new TaskKey(by.tenant(), id)))
                .map(found -> Optional.ofNullable(found).filter(row -> row.isOf(by, user)).map(TaskRow::task));
    }

    @Scheduled(every = "1h", delayed = "9m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions.acrossTenants(session -> session
                .createMutationQuery("delete from TaskRow where createdAt < :before")
                .setParameter("before", clock.instant().minus(KEPT)).executeUpdate()).replaceWithVoid();
    }
}
