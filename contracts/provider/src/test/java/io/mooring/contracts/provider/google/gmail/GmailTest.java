package io.mooring.contracts.provider.google.gmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.Vendor;

/** Gmail's answers are those of its reference. */
class GmailTest {

    private static final String BODY = "Campaign Performance Summary:\n\nBlack Friday: $5,000 spent";

    private final Gmail gmail = new Gmail();

    @Test
    void sendsWhatTheSeedSends() {
        Vendor vendor = Vendor.answering(200, "{\"id\":\"abc123\",\"threadId\":\"t1\",\"labelIds\":[\"SENT\"]}");

        JsonNode sent = vendor.run(gmail, "send_email", """
                {"recipient_email": "marketing@company.com", "subject": "Weekly Ad Campaign Summary",
                 "body": "Campaign Performance Summary:\\n\\nBlack Friday: $5,000 spent"}""");

        assertThat(sent).isEqualTo(Vendor.tree("{\"messageId\":\"abc123\",\"status\":\"sent\"}"));
        assertThat(vendor.asked().getFirst().segments()).containsExactly("gmail", "v1", "users", "me", "messages",
                "send");
        String message = raw(vendor.asked().getFirst());
        assertThat(message).contains("To: marketing@company.com\r\n", "Subject: Weekly Ad Campaign Summary\r\n");
        assertThat(text(message)).isEqualTo(BODY);
    }

    @Test
    void encodesSubjectsThatAreNotAscii() {
        String raw = new String(Base64.getUrlDecoder().decode(
                Letter.of("a@b.c", "Grüße ☕".repeat(12), "ü").raw()), StandardCharsets.UTF_8);

        assertThat(raw.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
        String words = raw.substring(raw.indexOf("Subject: ") + 9, raw.indexOf("\r\nMIME"));
        StringBuilder subject = new StringBuilder();
        for (String word : words.split("\r\n ")) {
            subject.append(new String(Base64.getDecoder().decode(word.substring(10, word.length() - 2)),
                    StandardCharsets.UTF_8));
        }
        assertThat(subject.toString()).isEqualTo("Grüße ☕".repeat(12));
    }

    @Test
    void letsNoHeaderIn() {
        String raw = new String(Base64.getUrlDecoder().decode(
                new Letter("a@b.c", null, null, "Hi\r\nBcc: thief@x.y", "b", "<1>\r\nBcc: thief@x.y").raw()),
                StandardCharsets.UTF_8);

        assertThat(raw.lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void answersTheLastMessageOfAThread() {
        Vendor vendor = Vendor.answering(request -> request.method().equals("GET")
                ? Vendor.response(200, """
                        {"id": "t1", "messages": [{"id": "m0"}, {"id": "m1", "payload": {"headers": [
                          {"name": "From", "value": "Ada <ada@x.org>"}, {"name": "Subject", "value": "Cranes"},
                          {"name": "Message-Id", "value": "<1@x.org>"}]}}]}""")
                : Vendor.response(200, "{\"id\":\"m2\",\"threadId\":\"t1\"}"));

        vendor.run(gmail, "reply_to_thread", "{\"thread_id\":\"t1\",\"body\":\"Yes\"}");

        assertThat(vendor.asked()).extracting(ProviderRequest::changes).containsExactly(false, true);
        ProviderRequest sent = vendor.asked().getLast();
        assertThat(Vendor.tree(sent.body()).path("threadId").textValue()).isEqualTo("t1");
        assertThat(raw(sent)).contains("To: Ada <ada@x.org>\r\n", "Subject: Re: Cranes\r\n",
                "In-Reply-To: <1@x.org>\r\n", "References: <1@x.org>\r\n");
    }

    @Test
    void searchesAndReadsTheEnvelopes() {
        Vendor vendor = Vendor.answering(request -> request.segments().getLast().equals("messages")
                ? Vendor.response(200, """
                        {"messages": [{"id": "m1", "threadId": "t1"}, {"id": "m2", "threadId": "t2"}],
                         "nextPageToken": "p2", "resultSizeEstimate": 201}""")
                : Vendor.response(200, "{\"id\":\"" + request.segments().getLast() + "\",\"threadId\":\"t\","
                        + "\"labelIds\":[\"INBOX\"],\"snippet\":\"s\",\"payload\":{\"headers\":["
                        + "{\"name\":\"Subject\",\"value\":\"Hello\"}]}}"));

        JsonNode found = vendor.run(gmail, "search_emails", "{\"query\":\"is:unread\"}");

        assertThat(vendor.asked().getFirst().query()).containsEntry("q", "is:unread").containsEntry("maxResults", "10");
        assertThat(found.path("messages")).extracting(one -> one.path("messageId").textValue()).containsExactly("m1",
                "m2");
        assertThat(found.at("/messages/0/subject").textValue()).isEqualTo("Hello");
        assertThat(found.path("next_page_token").textValue()).isEqualTo("p2");
        assertThat(Vendor.answering(200, "{\"resultSizeEstimate\":0}").run(gmail, "search_emails",
                "{\"query\":\"x\"}").path("messages")).isEmpty();
    }

    @Test
    void readsThePlainTextOfAMessage() {
        Vendor vendor = Vendor.answering(200, """
                {"id": "m1", "threadId": "t1", "payload": {"mimeType": "multipart/mixed", "headers": [], "parts": [
                  {"mimeType": "multipart/alternative", "filename": "", "parts": [
                    {"mimeType": "text/plain", "filename": "", "body": {"data": "SGkg4piV"}},
                    {"mimeType": "text/html", "filename": "", "body": {"data": "PGI-"}}]},
                  {"mimeType": "text/plain", "filename": "a.txt", "body": {"attachmentId": "x"}}]}}""");

        JsonNode mail = vendor.run(gmail, "read_email", "{\"message_id\":\"m1\"}");

        assertThat(mail.path("body").textValue()).isEqualTo("Hi ☕");
        assertThat(mail.path("attachments").toString()).isEqualTo("[\"a.txt\"]");
    }

    @ParameterizedTest
    @CsvSource({"401,authError,CREDENTIAL_REJECTED", "403,rateLimitExceeded,RATE_LIMITED",
            "403,userRateLimitExceeded,RATE_LIMITED", "403,dailyLimitExceeded,RATE_LIMITED",
            "429,rateLimitExceeded,RATE_LIMITED", "403,insufficientPermissions,PERMISSION_DENIED",
            "403,domainPolicy,PERMISSION_DENIED", "403,accessNotConfigured,PERMISSION_DENIED",
            "404,notFound,NOT_FOUND", "400,invalidArgument,REQUEST_REFUSED", "400,failedPrecondition,REQUEST_REFUSED",
            "500,backendError,UNAVAILABLE", "503,,UNAVAILABLE"})
    void saysWhatAnErrorMeans(int status, String reason, Reason meant) {
        String errors = reason == null ? "[]" : "[{\"domain\":\"global\",\"reason\":\"" + reason + "\"}]";
        Vendor vendor = Vendor.answering(status, "{\"error\":{\"code\":" + status + ",\"message\":\"No\",\"errors\":"
                + errors + "}}");

        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class,
                () -> vendor.run(gmail, "list_labels", "{}"));

        assertThat(failure.reason()).isEqualTo(meant);
        assertThat(failure.detail()).startsWith("No");
    }

    private static String raw(ProviderRequest request) {
        JsonNode body = Vendor.tree(request.body());
        return new String(Base64.getUrlDecoder().decode(body.path("raw").textValue()), StandardCharsets.UTF_8);
    }

    private static String text(String message) {
        String encoded = message.substring(message.indexOf("\r\n\r\n") + 4);
        return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
