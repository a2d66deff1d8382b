package io.mooring.catalog.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void findsTheResponseAmongTheEventsOfAStream() {
        // Given
        String body = """
                : keep-alive

                id: 1
                data:

                event: message
                data: {"jsonrpc":"2.0","method":"notifications/tools/list_changed"}

                data: {"jsonrpc":"2.0","id":1,
                data: "result":{"protocolVersion":"2025-11-25"}}
                """;

        // When
        var message = Wire.response("text/event-stream; charset=utf-8", body.replace("\n", "\r\n"), 1);

        // Then
        assertThat(message.at("/result/protocolVersion").textValue()).isEqualTo("2025-11-25");
    }

    @Test
    void takesNothingElseForAResponse() {
        assertThat(Wire.response("application/json", "<html>", 1).isMissingNode()).isTrue();
        assertThat(Wire.response("application/json", "[1]", 1).isMissingNode()).isTrue();
        assertThat(Wire.response("application/json", "{\"id\":2,\"result\":{}}", 1).isMissingNode()).isTrue();
        assertThat(Wire.response("application/json", "{\"id\":1}", 1).isMissingNode()).isTrue();
    }

    @Test
    void saysItsVersionInEveryStatelessRequest() {
        var request = Wire.stateless(7, "tools/list");

        assertThat(request.at("/params/_meta/io.modelcontextprotocol~1protocolVersion").textValue())
                .isEqualTo("2026-07-28");
        assertThat(request.at("/params/_meta/io.modelcontextprotocol~1clientCapabilities").isObject()).isTrue();
    }

    @Test
    void looksForMetadataWhereTheChallengeSaysFirst() {
        List<URI> places = Authorization.ofResource(URI.create("https://mcp.example.com/v1/mcp?x=1"),
                List.of("Bearer error=\"invalid_token\", resource_metadata=\"https://auth.example.com/meta\""));

        assertThat(places).extracting(URI::toString).containsExactly("https://auth.example.com/meta",
                "https://mcp.example.com/.well-known/oauth-protected-resource/v1/mcp",
                "https://mcp.example.com/.well-known/oauth-protected-resource");
    }

    @Test
    void looksForAnAuthorizationServerInTheOrderOfTheSpecification() {
        assertThat(Authorization.ofServer("https://auth.example.com/tenant/")).extracting(URI::toString)
                .containsExactly("https://auth.example.com/.well-known/oauth-authorization-server/tenant",
                        "https://auth.example.com/.well-known/openid-configuration/tenant",
                        "https://auth.example.com/tenant/.well-known/openid-configuration");
        assertThat(Authorization.ofServer("not a url")).isEmpty();
    }

    @Test
    void addsParametersToTheQuery() {
        assertThat(Peer.unknown(URI.create("https://x.example/mcp?a=1#f"), Map.of(), Map.of("b c", "ü&"))
                .endpoint().toString()).isEqualTo("https://x.example/mcp?a=1&b%20c=%C3%BC%26");
    }
}
