package io.mooring.executor.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class NotesTest {

    @Test
    void showsNoCredentialInAnyForm() {
        // Given
        Notes notes = new Notes(List.of("s3cret/value", "-----BEGIN\nAAAABBBB\n-----END", "on"));

        // When
        notes.add("token s3cret/value, s3cret%2Fvalue, czNjcmV0L3ZhbHVl and a key:");
        notes.add("AAAABBBB on line two");

        // Then
        assertThat(notes.lines()).containsExactly("token [redacted], [redacted], [redacted] and a key:",
                "[redacted] on line two");
    }

    @Test
    void keepsTheLastFewLinesWithoutControlCharacters() {
        // Given
        Notes notes = new Notes(List.of());

        // When
        IntStream.range(0, 100).forEach(number -> notes.add("line\u001b[31m " + number));
        notes.add("  ");
        notes.add("x".repeat(10_000));

        // Then
        assertThat(notes.lines()).hasSize(20).contains("line [31m 99");
        assertThat(notes.lines().getLast()).hasSize(501);
    }
}
