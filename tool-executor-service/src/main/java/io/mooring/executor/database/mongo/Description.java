package io.mooring.executor.database.mongo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.bson.BsonDocument;
import org.bson.BsonValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;

/** What a collection is like, as far as a sample of its documents shows. */
final class Description {

    private Description() {}

    /** Fails with {@link QueryFailure} when there is neither a document nor an index. */
    static Outcome.Read of(BsonDocument sample, BsonDocument indexes) {
        List<BsonValue> documents = batch(sample);
        List<BsonValue> found = batch(indexes);
        if (documents.isEmpty() && found.isEmpty()) {
            throw QueryFailure.failed("there is nothing of that name", "list the collections first");
        }
        Map<String, Set<String>> types = new TreeMap<>();
        documents.forEach(document -> document.asDocument().forEach((name, value) -> types
                .computeIfAbsent(name, first -> new TreeSet<>()).add(value.getBsonType().name().toLowerCase(
                        java.util.Locale.ROOT))));
        ObjectNode description = JsonNodeFactory.instance.objectNode().put("sampled", documents.size());
        ArrayNode fields = description.putArray("fields");
        types.forEach((name, seen) -> seen.forEach(fields.addObject().put("name", name).putArray("types")::add));
        ArrayNode list = description.putArray("indexes");
        found.forEach(index -> list.addObject()
                .put("name", index.asDocument().getString("name", new org.bson.BsonString("")).getValue())
                .set("key", BsonValues.json(index.asDocument().get("key", new BsonDocument()))));
        return new Outcome.Read(description, new Extent(types.size(), false, null, List.of()),
                Table.size(description));
    }

    private static List<BsonValue> batch(BsonDocument reply) {
        return reply.getDocument("cursor", new BsonDocument()).getArray("firstBatch", new org.bson.BsonArray());
    }
}
