package io.mooring.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

class ReferencesTest {

    private static final JsonNode DOCUMENT = DocumentReader.read("""
            plain: {x: here}
            "a/b": {x: slash}
            "a~b": {x: tilde}
            "a b+c": {x: blank}
            list: [{x: zero}, {x: one}]
            chain: {$ref: "#/chain2"}
            chain2: {$ref: "#/plain"}
            loop: {$ref: "#/loop2"}
            loop2: {$ref: "#/loop"}
            """, "/f");

    @ParameterizedTest
    @CsvSource({"#/plain, here", "#/a~1b, slash", "#/a~0b, tilde", "#/a%20b+c, blank", "#/a%7E1b, slash",
            "#/list/1, one", "#/chain, here"})
    void followsPointers(String reference, String found) {
        assertThat(follow(reference).text("x")).isEqualTo(found);
    }

    @Test
    void leavesWhatIsNoReference() {
        Place place = Place.root(DOCUMENT).at("plain");

        assertThat(new References(DOCUMENT).follow(place)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"#/nowhere, something at", "#/loop, lead to itself", "other.json#/a, no address to start from",
            "#anchor, JSON pointer", "#/%zz, percent-encoding"})
    void refusesWithThePlace(String reference, String reason) {
        assertThatThrownBy(() -> follow(reference)).isInstanceOfSatisfying(DocumentFault.class, fault -> {
            assertThat(fault.pointer()).isEqualTo("/from/$ref");
            assertThat(fault.expected()).contains(reason);
        });
    }

    private static Place follow(String reference) {
        JsonNode from = DocumentReader.read("{\"$ref\": \"" + reference + "\"}", "/f");
        return new References(DOCUMENT).follow(new Place("/from", from));
    }
}
