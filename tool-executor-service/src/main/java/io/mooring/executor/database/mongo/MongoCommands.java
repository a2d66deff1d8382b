package io.mooring.executor.database.mongo;

import java.util.Map;
import java.util.Set;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

import io.mooring.executor.database.answer.QueryFailure;

/**
 * The commands that are run, the fields they may have, and the operators that may be nowhere in them. Whatever is not here
 * is refused: the server can't be told to run a command read-only.
 */
final class MongoCommands {

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "find", Set.of("filter", "sort", "projection", "hint", "skip", "limit", "min", "max", "returnKey",
                    "showRecordId", "collation", "let", "allowDiskUse", "comment"),
            "aggregate", Set.of("pipeline", "hint", "collation", "let", "allowDiskUse", "comment", "cursor"),
            "count", Set.of("query", "limit", "skip", "hint", "collation", "comment"),
            "distinct", Set.of("key", "query", "collation", "hint", "comment"),
            "listCollections", Set.of("filter", "nameOnly", "authorizedCollections", "comment"),
            "listIndexes", Set.of("comment"));
    private static final Set<String> STAGES = Set.of("$match", "$project", "$group", "$sort", "$limit", "$skip",
            "$unwind", "$lookup", "$graphLookup", "$addFields", "$set", "$unset", "$count", "$facet", "$bucket",
            "$bucketAuto", "$sortByCount", "$replaceRoot", "$replaceWith", "$sample", "$geoNear", "$redact",
            "$unionWith", "$densify", "$fill", "$setWindowFields", "$documents", "$collStats", "$indexStats", "$search",
            "$searchMeta", "$vectorSearch");
    private static final Set<String> FORBIDDEN = Set.of("$where", "$function", "$accumulator", "$out", "$merge",
            "$eval", "$code");

    private MongoCommands() {}

    /** Fails with {@link QueryFailure} that says why. */
    static void requireReading(BsonDocument command) {
        String name = command.isEmpty() ? "" : command.getFirstKey();
        Set<String> fields = FIELDS.get(name);
        if (fields == null) {
            throw QueryFailure.refused("database tools only read: the commands that are run are "
                    + String.join(", ", FIELDS.keySet().stream().sorted().toList()));
        }
        for (String field : command.keySet()) {
            if (!field.equals(name) && !fields.contains(field)) {
                throw QueryFailure.refused(name + " is run with these fields only: "
                        + String.join(", ", fields.stream().sorted().toList()));
            }
        }
        forbid(command);
        if (name.equals("aggregate")) {
            requireStages(command.get("pipeline"));
        }
    }

    private static void requireStages(BsonValue pipeline) {
        if (!(pipeline instanceof BsonArray stages)) {
            throw QueryFailure.refused("aggregate needs a pipeline, a list of stages");
        }
        for (BsonValue stage : stages) {
            if (!stage.isDocument() || stage.asDocument().size() != 1
                    || !STAGES.contains(stage.asDocument().getFirstKey())) {
                throw QueryFailure.refused("a stage of a pipeline is an object with one of "
                        + String.join(", ", STAGES.stream().sorted().toList()));
            }
        }
    }

    /** At any depth, also where it would be harmless: a value is bound as it is, and these names are no field's. */
    private static void forbid(BsonValue value) {
        if (value.isJavaScript() || value.isJavaScriptWithScope()) {
            throw QueryFailure.refused("JavaScript is not run");
        }
        if (value instanceof BsonDocument document) {
            document.forEach((name, inner) -> {
                if (FORBIDDEN.contains(name)) {
                    throw QueryFailure.refused(name + " is not run: it writes, or runs code on the server");
                }
                forbid(inner);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(MongoCommands::forbid);
        }
    }
}
