package io.mooring.contracts.provider.google.gmail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.contracts.provider.google.GoogleFailures;
import io.mooring.contracts.provider.tool.Picked;
import io.mooring.contracts.provider.tool.ProviderCall;
import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.ToolFile;
import io.smallrye.mutiny.Uni;

/** Gmail's tools over its REST API, version 1. */
final class GmailTools {

    static final List<ProviderTool> ALL = ToolFile.read(GmailTools.class, Map.of(
            "send_email", GmailTools::send,
            "reply_to_thread", GmailTools::reply,
            "create_draft", GmailTools::draft,
            "search_emails", GmailTools::search,
            "read_email", GmailTools::read,
            "list_labels", GmailTools::labels));

    private static final int FOUND = 10;

    private GmailTools() {}

    private static Uni<JsonNode> send(ProviderCall call) {
        Letter letter = Letter.of(call.text("recipient_email"), call.text("subject"), call.text("body"));
        return post(call, raw(letter), "messages", "send").map(GmailTools::sent);
    }

    /** To whoever wrote the last message of the thread. */
    private static Uni<JsonNode> reply(ProviderCall call) {
        return answer(call, ProviderRequest.get(path("threads", call.text("thread_id")))
                .with("format", new TextNode("metadata"))).chain(thread -> {
                    JsonNode messages = thread.path("messages");
                    JsonNode last = messages.path(messages.size() - 1);
                    return post(call, raw(answerTo(last, call.text("body"))).put("threadId", call.text("thread_id")),
                            "messages", "send");
                }).map(GmailTools::sent);
    }

    private static Letter answerTo(JsonNode message, String body) {
        String replyTo = Mail.header(message, "Reply-To");
        String to = replyTo.isEmpty() ? Mail.header(message, "From") : replyTo;
        if (to.isEmpty()) {
            throw ProviderFailure.refused("the last message of the thread does not say who wrote it");
        }
        String subject = Mail.header(message, "Subject");
        return new Letter(to, null, null, subject.regionMatches(true, 0, "re:", 0, 3) ? subject : "Re: " + subject,
                body, Mail.header(message, "Message-ID"));
    }

    private static Uni<JsonNode> draft(ProviderCall call) {
        Letter letter = new Letter(call.text("recipient_email"), optional(call, "cc"), optional(call, "bcc"),
                call.text("subject"), call.text("body"), null);
        ObjectNode body = JsonNodeFactory.instance.objectNode().set("message", raw(letter));
        return post(call, body, "drafts").map(made -> JsonNodeFactory.instance.objectNode()
                .put("draftId", made.path("id").asText()).put("messageId", made.at("/message/id").asText())
                .put("status", "draft"));
    }

    /** A search gives ids alone; what stands on the envelopes is read one by one. */
    private static Uni<JsonNode> search(ProviderCall call) {
        ProviderRequest request = ProviderRequest.get(path("messages")).with("q", call.argument("query"))
                .with("maxResults", new IntNode(call.argument("max_results").asInt(FOUND)))
                .with("pageToken", call.argument("page_token"));
        return answer(call, request).chain(found -> envelopes(call, found).map(messages -> {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putArray("messages").addAll(messages);
            return found.has("nextPageToken")
                    ? page.put("next_page_token", found.path("nextPageToken").asText())
                    : page;
        }));
    }

    private static Uni<List<ObjectNode>> envelopes(ProviderCall call, JsonNode found) {
        Uni<List<ObjectNode>> all = Uni.createFrom().item(new ArrayList<>());
        for (JsonNode message : found.path("messages")) {
            ProviderRequest one = ProviderRequest.get(path("messages", message.path("id").asText()))
                    .with("format", new TextNode("metadata"));
            all = all.chain(so -> answer(call, one).map(envelope -> {
                so.add(Mail.summary(envelope));
                return so;
            }));
        }
        return all;
    }

    private static Uni<JsonNode> read(ProviderCall call) {
        return answer(call, ProviderRequest.get(path("messages", call.text("message_id")))
                .with("format", new TextNode("full"))).map(Mail::whole);
    }

    private static Uni<JsonNode> labels(ProviderCall call) {
        return answer(call, ProviderRequest.get(path("labels"))).map(found -> JsonNodeFactory.instance.objectNode()
                .set("labels", Picked.each(found.path("labels"), label -> Picked.of(label, "id", "name", "type"))));
    }

    private static ObjectNode raw(Letter letter) {
        return JsonNodeFactory.instance.objectNode().put("raw", letter.raw());
    }

    private static ObjectNode sent(JsonNode message) {
        return JsonNodeFactory.instance.objectNode().put("messageId", message.path("id").asText())
                .put("status", "sent");
    }

    private static @Nullable String optional(ProviderCall call, String name) {
        return call.argument(name).textValue();
    }

    private static Uni<JsonNode> post(ProviderCall call, JsonNode body, String first, String... more) {
        return answer(call, ProviderRequest.of("POST", body, path(first, more)));
    }

    private static Uni<JsonNode> answer(ProviderCall call, ProviderRequest request) {
        return call.client().send(request).map(GoogleFailures::require).map(ProviderResponse::body);
    }

    private static String[] path(String first, String... more) {
        return Picked.path(List.of("gmail", "v1", "users", "me", first), more);
    }
}
