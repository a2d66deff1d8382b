package io.mooring.contracts.provider.google.gmail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.tool.Picked;

/** A message as Gmail's API gives it, as callers want it. */
final class Mail {

    private Mail() {}

    /** Without its text. */
    static ObjectNode summary(JsonNode message) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("messageId", message.path("id").asText())
                .put("threadId", message.path("threadId").asText());
        for (String name : new String[]{"From", "To", "Cc", "Subject", "Date"}) {
            String value = header(message, name);
            if (!value.isEmpty()) {
                view.put(name.toLowerCase(Locale.ROOT), value);
            }
        }
        view.set("labels", Picked.each(message.path("labelIds"), label -> label));
        return view.put("snippet", message.path("snippet").asText());
    }

    /** With its text: plain where there is one, else HTML; and the names of its attachments. */
    static ObjectNode whole(JsonNode message) {
        ObjectNode view = summary(message);
        JsonNode payload = message.path("payload");
        String plain = text(payload, "text/plain");
        view.put("body", plain.isEmpty() ? text(payload, "text/html") : plain);
        var attachments = view.putArray("attachments");
        payload.findValues("filename").stream().map(JsonNode::asText).filter(name -> !name.isEmpty())
                .forEach(attachments::add);
        return view;
    }

    static String header(JsonNode message, String name) {
        for (JsonNode header : message.path("payload").path("headers")) {
            if (header.path("name").asText().equalsIgnoreCase(name)) {
                return header.path("value").asText();
            }
        }
        return "";
    }

    private static String text(JsonNode part, String type) {
        if (part.path("mimeType").asText().equals(type) && part.path("filename").asText().isEmpty()) {
            return decoded(part.path("body").path("data").asText());
        }
        for (JsonNode inner : part.path("parts")) {
            String found = text(inner, type);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** Gmail pads or not. */
    private static String decoded(String data) {
        try {
            return new String(Base64.getUrlDecoder().decode(data.replace("=", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
