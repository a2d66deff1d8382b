package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskableTest {

    private static final String ELICIT = "elicitation/create";
    private static final String SAMPLE = "sampling/createMessage";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            ELICIT + "|{}|{\"elicitation\":{}}|true", //
            ELICIT + "|{\"mode\":\"form\"}|{\"elicitation\":{\"form\":{}}}|true",
            ELICIT + "|{\"mode\":\"form\"}|{\"elicitation\":{\"url\":{}}}|false",
            ELICIT + "|{\"mode\":\"url\"}|{\"elicitation\":{}}|false",
            ELICIT + "|{\"mode\":\"url\"}|{\"elicitation\":{\"form\":{},\"url\":{}}}|true",
            ELICIT + "|{\"mode\":\"mind\"}|{\"elicitation\":{\"form\":{},\"url\":{}}}|false",
            ELICIT + "|{}|{\"sampling\":{}}|false", //
            SAMPLE + "|{}|{\"sampling\":{}}|true", //
            SAMPLE + "|{\"tools\":[]}|{\"sampling\":{}}|false",
            SAMPLE + "|{\"tools\":[]}|{\"sampling\":{\"tools\":{}}}|true",
            "roots/list|{}|{\"roots\":{}}|true", //
            "roots/list|{}|{\"roots\":true}|false", //
            "tools/call|{}|{\"tools\":{}}|false"})
    void isWhatWasDeclaredAndNothingElse(String method, String params, String capabilities, boolean askable) {
        assertThat(Askable.isAskable(Speaking.json(capabilities), method, Speaking.json(params))).isEqualTo(askable);
    }
}
