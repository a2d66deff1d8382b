package io.mooring.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

class StoreOutageTest {

    static Stream<Throwable> outages() {
        return Stream.of(new ConnectException("refused"), new TimeoutException(),
                new NoStackTraceTimeoutException("pool"), new NoStackTraceThrowable("closed"),
                ClosedConnectionException.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void seesThatTheDatabaseIsAway(Throwable failure) {
        assertThat(StoreOutage.is(failure)).isTrue();
        assertThat(StoreOutage.is(new CompletionException(new IllegalStateException(failure)))).isTrue();
    }

    /** Connection lost, too many connections, shutting down, not started yet, serialization failure, deadlock. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "40001", "40P01"})
    void seesThatARetryHelps(String sqlState) {
        assertThat(StoreOutage.is(new CompletionException(statementFailed(sqlState)))).isTrue();
        assertThat(StoreOutage.is(new IllegalStateException(new SQLException("failed", sqlState)))).isTrue();
    }

    /** Unique and foreign key, row-level security, syntax, cancelled, bad text. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "42501", "42601", "57014", "22P02"})
    void seesThatTheStatementIsWrong(String sqlState) {
        assertThat(StoreOutage.is(new CompletionException(statementFailed(sqlState)))).isFalse();
    }

    @Test
    void doesNotTakeADefectForAnOutage() {
        assertThat(StoreOutage.is(new NullPointerException())).isFalse();
        assertThat(StoreOutage.is(statementFailed(null))).isFalse();
        assertThat(StoreOutage.is(new NoStackTraceThrowable("Parameter at position[0] has the wrong type"))).isFalse();
    }

    private static PgException statementFailed(String sqlState) {
        return new PgException("failed", "ERROR", sqlState, null);
    }
}
