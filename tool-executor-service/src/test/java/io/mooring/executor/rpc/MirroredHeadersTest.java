package io.mooring.executor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Message.Asked;

class MirroredHeadersTest {

    private final Map<String, String> headers = new HashMap<>(
            Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "send"));

    @Test
    void takesWhatAgrees() {
        Meta meta = new MirroredHeaders(headers::get).require(call("2026-07-28", "send"));

        assertThat(meta.capabilities().has("elicitation")).isTrue();
        assertThat(meta.logLevel()).isNull();
    }

    @Test
    void decodesNamesThatAreNoAscii() {
        headers.put("Mcp-Name", "=?base64?w6RwZmVs?=");

        assertThat(new MirroredHeaders(headers::get).require(call("2026-07-28", "äpfel"))).isNotNull();
    }

    @Test
    void refusesHeadersThatSaySomethingElse() {
        for (String header : headers.keySet()) {
            Map<String, String> other = new HashMap<>(headers);
            other.put(header, "other");
            fails(other, call("2026-07-28", "send"), -32020);
            other.remove(header);
            fails(other, call("2026-07-28", "send"), -32020);
        }
        headers.put("Mcp-Name", "=?base64?!?=");
        fails(headers, call("2026-07-28", "send"), -32020);
    }

    @Test
    void refusesEnvelopesThatLackSomething() {
        for (String member : new String[]{"protocolVersion", "clientCapabilities"}) {
            Asked call = call("2026-07-28", "send");
            ((ObjectNode) call.params().path("_meta")).remove("io.modelcontextprotocol/" + member);
            fails(headers, call, -32602);
        }
    }

    @Test
    void namesTheVersionsItKnows() {
        headers.put("MCP-Protocol-Version", "v9");

        assertThatThrownBy(() -> new MirroredHeaders(headers::get).require(call("v9", "send")))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.error().toString())
                        .contains("-32022", "\"requested\":\"v9\"", "2026-07-28", "2025-11-25"));
    }

    @Test
    void tellsErasApartByHowClientsBegin() {
        assertThat(MirroredHeaders.isModern(headers::get, call("2026-07-28", "send"))).isTrue();
        assertThat(MirroredHeaders.isModern(name -> null, call("v9", "send"))).isTrue();
        assertThat(MirroredHeaders.isModern(headers::get, new Asked(IntNode.valueOf(1), "initialize", empty())))
                .isFalse();
        assertThat(MirroredHeaders.isModern(name -> null, new Asked(IntNode.valueOf(1), "tools/list", empty())))
                .isFalse();
    }

    private static void fails(Map<String, String> headers, Asked call, int code) {
        assertThatThrownBy(() -> new MirroredHeaders(headers::get).require(call)).isInstanceOfSatisfying(Fault.class,
                fault -> {
                    assertThat(fault.status()).isEqualTo(400);
                    assertThat(fault.error().path("code").intValue()).isEqualTo(code);
                });
    }

    private static Asked call(String version, String name) {
        ObjectNode params = empty().put("name", name);
        params.putObject("_meta").put("io.modelcontextprotocol/protocolVersion", version)
                .putObject("io.modelcontextprotocol/clientCapabilities").putObject("elicitation");
        return new Asked(IntNode.valueOf(1), "tools/call", params);
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
