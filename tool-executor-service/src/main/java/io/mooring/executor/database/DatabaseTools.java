package io.mooring.executor.database;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseFault;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.MongoSockets;
import io.mooring.contracts.egress.database.RedisSockets;
import io.mooring.contracts.egress.database.SqlPools;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.database.answer.Clients;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.Question;
import io.mooring.executor.database.answer.Spot;
import io.mooring.executor.database.mongo.MongoDatabases;
import io.mooring.executor.database.redis.RedisDatabases;
import io.mooring.executor.database.sql.SqlDatabases;
import io.mooring.executor.database.sql.SqlDatabases.PoolSize;
import io.mooring.executor.lease.Placement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Runs tools of kind {@code database}. They only read. */
@ApplicationScoped
public class DatabaseTools {

    /** Rows that are answered when nobody says how many. */
    private static final int ROWS = 1000;
    /** What the server is given on top of its time before it is no longer waited for. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final ObjectMapper json;
    private final SqlDatabases sql;
    private final RedisDatabases redis;
    private final MongoDatabases mongo;
    private final Duration patience;

    DatabaseTools(Vertx vertx, EgressGuard guard, ObjectMapper json, DatabaseConfig config) {
        this.vertx = vertx;
        this.json = json;
        Duration connect = config.connectWithin();
        Limits limits = new Limits(ROWS, config.maxResult().asLongValue(), config.time());
        Clients.Keeping keeping = new Clients.Keeping(config.databases(), config.idle(), System::nanoTime);
        this.sql = new SqlDatabases(new SqlPools(vertx, guard, connect), limits, keeping,
                new PoolSize(config.connections(), connect, config.idle()));
        this.redis = new RedisDatabases(vertx,
                new RedisSockets(vertx, guard, connect, Math.toIntExact(limits.bytes())), limits, keeping,
                config.connections());
        this.mongo = new MongoDatabases(vertx, new MongoSockets(vertx, guard, connect), limits, keeping,
                config.connections());
        this.patience = connect.plus(config.time()).plus(GRACE);
    }

    /**
     * A question in good form.
     *
     * @param kind whom it is for
     */
    public record Asked(DatabaseKind kind, Question question) {}

    /** Fails with 400 when the arguments can't be read, with 422 when the tool is not one of a database. */
    public Asked ask(String binding, JsonNode arguments) {
        JsonNode bound = parse(binding);
        String operation = bound.path("operation").asText();
        DatabaseKind kind = DatabaseKind.of(bound.path("database").asText())
                .orElseThrow(() -> ExecutorError.TOOL_UNUSABLE.because("its binding names no database"));
        return new Asked(kind, switch (kind) {
            case POSTGRES, MYSQL -> sql.question(kind, operation, arguments);
            case REDIS -> redis.question(operation, arguments);
            case MONGODB -> mongo.question(operation, arguments);
        });
    }

    /**
     * Asks it. Every end is an outcome, never a failure, and never unknown: nothing is changed.
     *
     * @param placements the inputs the connection was made with
     * @param callerGone completes when nobody waits for the answer any more
     */
    public Uni<Outcome> run(Asked asked, String tenant, String connection, List<Placement> placements,
            Future<Void> callerGone) {
        return Uni.createFrom().deferred(() -> UniHelper.toUni(Supervision.end(vertx,
                asked.question().ask(new Spot(tenant, connection, login(asked.kind(), placements))), patience,
                callerGone))).<Outcome>map(read -> read).onFailure()
                .recoverWithItem(failure -> Failures.outcome(asked.kind(), failure));
    }

    private static DatabaseLogin login(DatabaseKind kind, List<Placement> placements) {
        try {
            return DatabaseLogin.of(kind, placements.stream()
                    .collect(Collectors.toMap(Placement::name, Placement::value, (one, other) -> other)));
        } catch (IllegalArgumentException e) {
            throw new DatabaseFailure(DatabaseFault.STRING_UNUSABLE, "the connection is incomplete: connect again");
        }
    }

    private JsonNode parse(String binding) {
        try {
            return json.readTree(binding);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its binding is not JSON");
        }
    }

    @Scheduled(every = "10s")
    void sweep() {
        sql.clients().sweep();
        redis.sweep();
        mongo.sweep();
    }

    @PreDestroy
    void close() {
        sql.clients().close();
        redis.close();
        mongo.close();
    }
}
