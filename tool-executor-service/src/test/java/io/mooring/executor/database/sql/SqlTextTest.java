package io.mooring.executor.database.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.database.DatabaseKind;

class SqlTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "  SELECT 1 ; ", "((select 1))", "-- why\nselect 1",
            "/* a /* b */ c */ select 1",
            "with a as (select 1) select * from a", "values (1)", "table t", "show search_path", "explain select 1",
            "select ';'", "select \"a;b\" from t", "select $$;$$", "select $q$ ; $$ ; $q$", "select 1 -- ; drop",
            "select E'\\';' , 1", "select '\\', 1", "select 1; -- done", "select a$1 from t"})
    void runsWhatReadsOnPostgres(String text) {
        assertThatCode(() -> SqlText.requireReading(DatabaseKind.POSTGRES, text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from t", "select 1; select 2", "select 1;/* */;select 2", "copy t to program 'x'",
            "", ";", "selectx", "desc t", "/* select 1", "select 1\0", "select '\\'; drop table t; --'"})
    void refusesTheRestOnPostgres(String text) {
        assertThatThrownBy(() -> SqlText.requireReading(DatabaseKind.POSTGRES, text)).isInstanceOf(
                io.mooring.executor.database.answer.QueryFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "desc t", "describe t", "select `a;b` from t", "select '\\';'", "select 1 # ;x",
            "select 5--1", "# a\nselect 1"})
    void runsWhatReadsOnMySql(String text) {
        assertThatCode(() -> SqlText.requireReading(DatabaseKind.MYSQL, text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"load data local infile 'x' into table t", "select 1 into outfile 'x'",
            "select 1 INTO DumpFile 'x'", "select /*!50000 1 */", "select /*M! 1 */", "select 'a' /*! into */",
            "select 1; drop table t", "set @a = 1", "handler t open"})
    void refusesTheRestOnMySql(String text) {
        assertThatThrownBy(() -> SqlText.requireReading(DatabaseKind.MYSQL, text)).isInstanceOf(
                io.mooring.executor.database.answer.QueryFailure.class);
    }
}
