package io.mooring.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.netty.channel.embedded.EmbeddedChannel;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;

/** A server that speaks MongoDB's protocol. */
class MongoToolsTest {

    private static MongoServer server;
    private static Asking asking;

    @BeforeAll
    static void starts() {
        MemoryBackend backend = new MemoryBackend();
        List<Document> ads = List.of(
                new Document("_id", 1).append("name", "Black Friday").append("clicks", 9_007_199_254_740_993L)
                        .append("day", Instant.parse("2026-11-20T10:00:00Z")).append("rate", 0.1),
                new Document("_id", 2).append("name", "Holiday Sale").append("clicks", 8000L),
                new Document("_id", 3).append("name", "Spring").append("clicks", 1L));
        backend.handleCommand(new EmbeddedChannel(), "campaigns", "insert",
                new Document("insert", "ads").append("documents", ads));
        server = new MongoServer(backend);
        server.bind("127.0.0.1", 0);
        asking = Asking.patient("mongodb", Map.of("connection_string",
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/campaigns"));
    }

    @AfterAll
    static void stops() {
        asking.close();
        server.shutdownNow();
    }

    @Test
    void findsDocuments() {
        assertThat(asking.answer("{\"find\":\"ads\",\"filter\":{\"_id\":1}}").result().toString()).isEqualTo("""
                [{"_id":1,"name":"Black Friday","clicks":9007199254740993,"day":"2026-11-20T10:00:00Z","rate":0.1}]""");
        assertThat(asking.read("query", """
                {"collection":"ads","filter":{"clicks":{"$lt":9000}},"sort":{"clicks":1},"projection":{"name":1}}""")
                .result().toString()).isEqualTo("""
                        [{"_id":3,"name":"Spring"},{"_id":2,"name":"Holiday Sale"}]""");
        assertThat(
                asking.answer("{\"find\":\"ads\",\"filter\":{\"day\":{\"$lt\":{\"$date\":\"2027-01-01T00:00:00Z\"}}}}")
                        .result())
                .hasSize(1);
    }

    @Test
    void aggregatesCountsAndLists() {
        assertThat(asking
                .answer("""
                        {"aggregate":"ads","pipeline":[{"$match":{"_id":{"$gt":1}}},{"$group":{"_id":null,"n":{"$sum":"$clicks"}}}]}""")
                .result().path(0).path("n").longValue()).isEqualTo(8001);
        assertThat(asking
                .read("aggregate", "{\"collection\":\"ads\",\"pipeline\":[{\"$sort\":{\"_id\":-1}}],\"maxRows\":1}")
                .extent().truncated()).isTrue();
        assertThat(asking.answer("{\"count\":\"ads\"}").result().toString()).isEqualTo("[{\"n\":3}]");
        assertThat(asking.answer("{\"distinct\":\"ads\",\"key\":\"name\"}").result()).hasSize(3);
        assertThat(asking.read("list_collections", "{}").result().toString()).contains("\"name\":\"ads\"");
        assertThat(asking.read("describe_collection", "{\"collection\":\"ads\"}").result().path("fields").toString())
                .contains("{\"name\":\"clicks\",\"types\":[\"int64\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"find\":\"ads\",\"filter\":{\"$where\":\"sleep(10000)\"}}",
            "{\"find\":\"ads\",\"filter\":{\"$or\":[{\"a\":1},{\"$and\":[{\"$where\":\"1\"}]}]}}",
            "{\"find\":\"ads\",\"filter\":{\"$expr\":{\"$function\":{\"body\":\"f\",\"args\":[],\"lang\":\"js\"}}}}",
            "{\"find\":\"ads\",\"filter\":{\"a\":{\"$code\":\"x\"}}}",
            "{\"aggregate\":\"ads\",\"pipeline\":[{\"$out\":\"stolen\"}]}",
            "{\"aggregate\":\"ads\",\"pipeline\":[{\"$merge\":{\"into\":\"stolen\"}}]}",
            "{\"aggregate\":\"ads\",\"pipeline\":[{\"$group\":{\"_id\":1,\"a\":{\"$accumulator\":{}}}}]}",
            "{\"aggregate\":\"ads\",\"pipeline\":[{\"$facet\":{\"a\":[{\"$out\":\"x\"}]}}]}",
            "{\"aggregate\":\"ads\",\"pipeline\":[{\"$currentOp\":{}}]}", "{\"aggregate\":\"ads\",\"pipeline\":{}}",
            "{\"aggregate\":\"ads\",\"pipeline\":[],\"explain\":true}",
            "{\"insert\":\"ads\",\"documents\":[{}]}", "{\"delete\":\"ads\",\"deletes\":[]}",
            "{\"update\":\"ads\",\"updates\":[]}", "{\"drop\":\"ads\"}", "{\"mapReduce\":\"ads\"}",
            "{\"eval\":\"1\"}", "{\"findAndModify\":\"ads\"}", "{\"dropDatabase\":1}", "{\"shutdown\":1}", "{}",
            "{\"find\":\"ads\",\"tailable\":true,\"awaitData\":true}", "{\"find\":\"ads\",\"maxTimeMS\":0}",
            "{\"find\":\"ads\",\"$db\":\"admin\"}", "{\"getMore\":1,\"collection\":\"ads\"}"})
    void refusesWhatDoesNotRead(String command) {
        assertThat(asking.error(command)).isEqualTo(ToolError.QUERY_REFUSED);
        assertThat(asking.answer("{\"count\":\"ads\"}").result().toString()).isEqualTo("[{\"n\":3}]");
    }

    @Test
    void saysThatThereIsMore() {
        Outcome.Read read = asking.read("query", "{\"query\":\"{\\\"find\\\":\\\"ads\\\"}\",\"maxRows\":2}");

        assertThat(read.result()).hasSize(2);
        assertThat(read.extent().limit()).isEqualTo("rows");
        assertThat(asking.answer("{\"find\":\"ads\",\"limit\":2}").extent().truncated()).isFalse();
    }

    @Test
    void saysThatACommandCannotBeRead() {
        for (String text : List.of("db.ads.find()", "[]", "{\"find\":", "{find:'ads'}", "{\"find\":\"ads\"} x")) {
            assertThatThrownBy(() -> asking.answer(text)).as(text).hasMessageContaining("/params/query");
        }
    }
}
