package io.mooring.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import io.vertx.pgclient.PgException;

class UnstorableTextTest {

    @Test
    void seesCharacterTheDatabaseRefuses() {
        assertThat(UnstorableText.is(new CompletionException(new PgException("0x00", "ERROR", "22021", null))))
                .isTrue();
        assertThat(UnstorableText.is(new IllegalStateException(new SQLException("0x00", "22021")))).isTrue();
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(UnstorableText.is(new PgException("failed", "ERROR", "22P02", null))).isFalse();
        assertThat(UnstorableText.is(new PgException("failed", "ERROR", null, null))).isFalse();
        assertThat(UnstorableText.is(new IllegalStateException())).isFalse();
    }
}
