package io.mooring.executor.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.resteasy.problem.HttpProblem;

class ServerChoiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVERS = """
            [{"url": "https://{shop}.{zone}.example.com/{version}", "variables": {
               "shop": {"default": "demo", "open": true}, "zone": {"default": "eu", "enum": ["eu", "us"], "open": true},
               "version": {"default": "v1", "open": true}}},
             {"url": "https://{host}", "variables": {"host": {"default": "sandbox.example.com", "open": false}}}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | https://usual.example.com
            {"server":{}} | https://usual.example.com
            {"server":{"variables":{"shop":"mine"}}} | https://mine.eu.example.com/v1
            {"server":{"variables":{"zone":"us","version":"v2"}}} | https://demo.us.example.com/v2
            {"server":{"url":"https://{host}"}} | https://sandbox.example.com
            """)
    void goesWhereTheCallerSays(String arguments, String expected) {
        assertThat(chosen(SERVERS, arguments)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"url":"https://evil.example.net"} | /params/server/url
            {"url":"https://{host}","variables":{"host":"evil.example.net"}} | /params/server/variables/host
            {"variables":{"zone":"asia"}} | /params/server/variables/zone
            {"variables":{"shop":"evil.example.net/"}} | /params/server/variables/shop
            {"variables":{"shop":"user@evil"}} | /params/server/variables/shop
            {"variables":{"version":".."}} | /params/server/variables/version
            {"variables":{"version":"a/b"}} | /params/server/variables/version
            """)
    void neverLeavesWhatTheDocumentAllows(String server, String pointer) {
        assertThatThrownBy(() -> chosen(SERVERS, "{\"server\":" + server + "}")).isInstanceOf(HttpProblem.class)
                .hasMessageContaining(pointer).extracting("statusCode").isEqualTo(400);
    }

    @Test
    void leavesAParameterOfThatNameAlone() {
        assertThat(chosen("[]", "{\"server\":\"x\"}")).isEqualTo("https://usual.example.com");
    }

    private static String chosen(String servers, String arguments) {
        try {
            Binding binding = JSON
                    .readValue("{\"method\":\"GET\",\"server\":\"https://usual.example.com\",\"path\":\"/\","
                            + "\"servers\":" + servers + "}", Binding.class);
            return ServerChoice.of(binding, JSON.readTree(arguments));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
