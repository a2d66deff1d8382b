package io.mooring.executor.database.mongo;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.json.JsonParseException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.executor.ExecutorError;

/** Commands as callers write them: MongoDB's Extended JSON (v2), so that ids, dates and decimals can be said. */
final class MongoText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private MongoText() {}

    /** The command of the operation. Fails with 400 when it is no JSON object. */
    static BsonDocument command(String operation, JsonNode arguments) {
        return switch (operation) {
            case "query" -> arguments.has("query") ? given(arguments) : find(arguments);
            case "aggregate" -> collection("aggregate", arguments).append("pipeline",
                    parse("/params/pipeline", "{\"pipeline\":" + arguments.path("pipeline") + "}").get("pipeline"));
            case "list_collections" -> new BsonDocument("listCollections", new BsonInt32(1))
                    .append("nameOnly", org.bson.BsonBoolean.TRUE)
                    .append("authorizedCollections", org.bson.BsonBoolean.TRUE);
            default -> throw ExecutorError.TOOL_UNUSABLE.because("there is no operation " + operation);
        };
    }

    private static BsonDocument given(JsonNode arguments) {
        if (arguments.has("collection")) {
            throw ExecutorError.INVALID_ARGUMENTS.at("/params", "expected either query or collection");
        }
        String text = arguments.path("query").asText();
        requireStrict(text);
        return parse("/params/query", text);
    }

    /** The driver's parser also reads JavaScript-like shells' dialects; what is documented is JSON. */
    private static void requireStrict(String text) {
        try {
            if (!JSON.readTree(text).isObject()) {
                throw ExecutorError.INVALID_ARGUMENTS.at("/params/query", "expected a JSON object, such as"
                        + " {\"find\": \"campaigns\", \"filter\": {}}");
            }
        } catch (JsonProcessingException e) {
            throw ExecutorError.INVALID_ARGUMENTS.at("/params/query", "expected a JSON object, such as"
                    + " {\"find\": \"campaigns\", \"filter\": {}}");
        }
    }

    private static BsonDocument find(JsonNode arguments) {
        if (!arguments.has("collection")) {
            throw ExecutorError.INVALID_ARGUMENTS.at("/params", "expected either query or collection");
        }
        BsonDocument command = collection("find", arguments);
        for (String part : new String[]{"filter", "projection", "sort"}) {
            if (arguments.path(part).isObject()) {
                command.append(part, parse("/params/" + part, arguments.path(part).toString()));
            }
        }
        if (arguments.has("skip")) {
            command.append("skip", new BsonInt32(arguments.path("skip").asInt()));
        }
        return command;
    }

    static BsonDocument collection(String command, JsonNode arguments) {
        return new BsonDocument(command, new BsonString(arguments.path("collection").asText()));
    }

    private static BsonDocument parse(String field, String text) {
        try {
            return BsonDocument.parse(text);
        } catch (JsonParseException | IllegalArgumentException | org.bson.BsonInvalidOperationException e) {
            throw ExecutorError.INVALID_ARGUMENTS.at(field, "expected MongoDB's Extended JSON");
        }
    }
}
