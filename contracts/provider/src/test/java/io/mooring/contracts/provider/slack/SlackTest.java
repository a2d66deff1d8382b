package io.mooring.contracts.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.Vendor;

/** Slack's answers are those of its documentation. */
class SlackTest {

    private final Slack slack = new Slack();

    @Test
    void postsIntoAThread() {
        Vendor vendor = Vendor.answering(200, """
                {"ok": true, "channel": "C024BE91L", "ts": "1503435956.000247",
                 "message": {"text": "Here", "username": "bot", "type": "message"}}""");

        JsonNode posted = vendor.run(slack, "post_message",
                "{\"channel\":\"C024BE91L\",\"text\":\"Here\",\"thread_ts\":\"1503435955.000100\"}");

        ProviderRequest asked = vendor.asked().getFirst();
        assertThat(asked.segments()).containsExactly("chat.postMessage");
        assertThat(asked.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(Vendor.tree(asked.body()).path("thread_ts").textValue()).isEqualTo("1503435955.000100");
        assertThat(asked.changes()).isTrue();
        assertThat(posted.toString()).isEqualTo("{\"channel\":\"C024BE91L\",\"ts\":\"1503435956.000247\"}");
    }

    @Test
    void readsPageByPage() {
        Vendor vendor = Vendor.answering(200, """
                {"ok": true, "channels": [{"id": "C1", "name": "general", "is_private": false, "num_members": 4,
                  "topic": {"value": "Work", "creator": "U1"}, "purpose": {"value": ""}}],
                 "response_metadata": {"next_cursor": "dGVhbTpDMDYx"}}""");

        JsonNode page = vendor.run(slack, "list_channels", "{\"types\":[\"public_channel\",\"im\"],\"limit\":1}");

        assertThat(vendor.asked().getFirst().query()).containsEntry("types", "public_channel,im")
                .containsEntry("limit", "1").doesNotContainKey("cursor");
        assertThat(page.at("/channels/0/topic").textValue()).isEqualTo("Work");
        assertThat(page.path("next_cursor").textValue()).isEqualTo("dGVhbTpDMDYx");
        assertThat(Vendor.answering(200, """
                {"ok": true, "messages": [], "has_more": false, "response_metadata": {"next_cursor": ""}}""")
                .run(slack, "read_messages", "{\"channel\":\"C1\"}").has("next_cursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"invalid_auth,CREDENTIAL_REJECTED", "token_revoked,CREDENTIAL_REJECTED",
            "token_expired,CREDENTIAL_REJECTED", "missing_scope,PERMISSION_DENIED", "not_in_channel,REQUEST_REFUSED",
            "is_archived,REQUEST_REFUSED", "msg_too_long,REQUEST_REFUSED", "channel_not_found,NOT_FOUND",
            "ratelimited,RATE_LIMITED", "rate_limited,RATE_LIMITED", "fatal_error,UNAVAILABLE",
            "already_reacted,CONFLICT", "something_new,REQUEST_REFUSED"})
    void knowsThatNotOkIsAnErrorWhateverTheStatus(String error, Reason meant) {
        assertThat(failure(Vendor.response(200, "{\"ok\":false,\"error\":\"" + error + "\"}")).reason())
                .isEqualTo(meant);
    }

    @Test
    void saysWhichScopeIsMissingAndHowLongToWait() {
        assertThat(failure(Vendor.response(200, """
                {"ok": false, "error": "missing_scope", "needed": "chat:write", "provided": "channels:read"}"""))
                .detail()).isEqualTo("missing_scope: needs chat:write, has channels:read");
        ProviderFailure limited = failure(Vendor.response(429, "{\"ok\":false,\"error\":\"ratelimited\"}",
                "retry-after", "30"));
        assertThat(limited.retryAfter().secondsFrom(Instant.EPOCH)).isEqualTo(30);
        assertThat(failure(Vendor.response(502, "\"<html>\"")).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure(Vendor.response(200, "\"<html>\"")).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    private ProviderFailure failure(ProviderResponse response) {
        return catchThrowableOfType(ProviderFailure.class, () -> Vendor.answering(request -> response).run(slack,
                "post_message", "{\"channel\":\"C1\",\"text\":\"x\"}"));
    }
}
