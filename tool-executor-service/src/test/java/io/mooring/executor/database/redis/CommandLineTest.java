package io.mooring.executor.database.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void readsWordsAsRedisCliDoes() {
        assertThat(CommandLine.words("  GET\tgreeting ")).isEqualTo(List.of("GET", "greeting"));
        assertThat(CommandLine.words("HGET \"a b\" 'c \"d\"'")).isEqualTo(List.of("HGET", "a b", "c \"d\""));
        assertThat(CommandLine.words("GET \"a\\n\\t\\\"\\\\\\x41\"")).isEqualTo(List.of("GET", "a\n\t\"\\A"));
        assertThat(CommandLine.words("GET 'it\\'s\\n'")).isEqualTo(List.of("GET", "it's\\n"));
        assertThat(CommandLine.words("GET \"\"")).isEqualTo(List.of("GET", ""));
        assertThat(CommandLine.words("GET Grüße")).isEqualTo(List.of("GET", "Grüße"));
    }

    @Test
    void knowsNothingOfShells() {
        assertThat(CommandLine.words("GET $HOME `id` $(id) *;FLUSHALL|x")).isEqualTo(
                List.of("GET", "$HOME", "`id`", "$(id)", "*;FLUSHALL|x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "GET \"open", "GET 'open", "GET \"a\"b", "GET \"\\xzz\"", "GET \"\\xff\"",
            "GET \"\\x4"})
    void refusesWhatCannotBeRead(String line) {
        assertThatThrownBy(() -> CommandLine.words(line)).hasMessageContaining("/params/query");
    }
}
