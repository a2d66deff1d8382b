package io.mooring.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.rules.Migrations;

class SealsTest {

    @Test
    void declareEveryColumnOfBytesInTheMigrations() throws IOException {
        assertThat(Migrations.columnsOfBytes()).isNotEmpty()
                .isEqualTo(Migrations.declared(new Seals().columns()));
    }
}
