package io.mooring.executor.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.Veil;

class ToolIndexTest {

    private static final Reach ALL = reach(Set.of("mail", "shop", "tracker"), Set.of("c1"), Set.of(), null);

    private final ToolIndex index;

    ToolIndexTest() throws IOException {
        index = new ToolIndex(new ByteBuffersDirectory(), () -> {});
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void findsByPartsSynonymsTyposBeginningsAndRunTogetherWords() throws IOException {
        put(tool("acme", "mail", "sendEmail", "Delivers a letter"),
                tool("acme", "tracker", "create_issue", "Opens one"),
                tool("acme", "tracker", "list-repositories", ""), tool("acme", "shop", "refundOrder", "Pays back"));

        assertThat(find("send mail")).first().isEqualTo("sendEmail");
        assertThat(find("post a message")).first().isEqualTo("sendEmail");
        assertThat(find("create isue")).first().isEqualTo("create_issue");
        assertThat(find("new ticket")).first().isEqualTo("create_issue");
        assertThat(find("repositorys")).first().isEqualTo("list-repositories");
        assertThat(find("refu")).containsExactly("refundOrder");
        assertThat(find("refundorder")).first().isEqualTo("refundOrder");
        assertThat(find("listrepositories")).first().isEqualTo("list-repositories");
        assertThat(find("mcp_shop_refundOrder")).first().isEqualTo("refundOrder");
        assertThat(find("zeppelin")).isEmpty();
        assertThat(find("the")).isEmpty();
    }

    @Test
    void prefersNameToDescription() throws IOException {
        put(tool("acme", "shop", "aWords", "Says refund here and there"), tool("acme", "shop", "refund", "Pays back"));

        assertThat(find("refund")).containsExactly("refund", "aWords");
    }

    @Test
    void findsOnlyWithinReach() throws IOException {
        put(tool("acme", "shop", "refund", ""), tool("acme", "bank", "refund2", "refund"),
                tool("other", "shop", "refund3", "refund"), new IndexedTool(new ToolId("acme", "shop", "refund4", "v"),
                        "mcp_shop_refund4", "", "refund", "openapi", false, List.of(), List.of(), List.of(),
                        List.of("c2")),
                new IndexedTool(new ToolId("acme", "shop", "refund5", ""), "mcp_shop_refund5", "", "", "graphql", true,
                        List.of(), List.of(), List.of(), List.of()));

        assertThat(find("refund", ALL)).containsExactly("refund");
        assertThat(find("refund", reach(Set.of("shop"), Set.of("c2"), Set.of(), null)))
                .containsExactlyInAnyOrder("refund", "refund4");
        assertThat(find("refund", reach(Set.of("shop"), Set.of("c2"), Set.of("shop"), null))).containsExactly("refund");
        assertThat(find("refund", reach(Set.of("shop", "bank"), Set.of(), Set.of(), "bank")))
                .containsExactly("refund2");
        assertThat(find("refund", reach(Set.of(), Set.of(), Set.of(), null))).isEmpty();
    }

    /** Others' words count for nothing: neither as spelling, nor as rarity. */
    @Test
    void answersAsIfOthersToolsDidNotExist() throws IOException {
        put(tool("acme", "shop", "refund", "money back"), tool("acme", "mail", "send", "money letter"));
        List<String> queries = List.of("refnud", "money back", "send refund", "lettr", "moneyback");
        List<List<String>> alone = new java.util.ArrayList<>();
        for (String query : queries) {
            alone.add(find(query));
        }

        IntStream.range(0, 300)
                .forEach(i -> put(tool("other", "shop", "refnud" + i, "refnud moneyback back back lettr"),
                        tool("acme", "hidden", "send" + i, "send refnud lettr moneyback")));

        for (int i = 0; i < queries.size(); i++) {
            assertThat(find(queries.get(i))).as(queries.get(i)).isEqualTo(alone.get(i)).isNotEmpty();
        }
    }

    @Test
    void forgetsWhatWasRemovedAndTakesWhatChanged() throws IOException {
        put(tool("acme", "shop", "refund", "old words"));
        put(tool("acme", "shop", "refund", "new phrase"));
        assertThat(find("phrase")).containsExactly("refund");
        assertThat(find("old")).isEmpty();

        index.change(List.of(new ToolId("acme", "shop", "refund", "")), List.of());
        index.show();
        assertThat(find("refund")).isEmpty();
    }

    @Test
    void takesAnyText() throws IOException {
        put(tool("acme", "shop", "refund", "x ".repeat(100_000) + "😀 \u0000"), tool("acme", "mail", "发送邮件", "群发邮件"));

        assertThat(find("邮件")).containsExactly("发送邮件");
        for (String text : List.of("\"(*~^:[]{}\\/ AND OR NOT", "a".repeat(2000), "refund ".repeat(285), "ß İ ﬁ",
                "\ud800", "x y z ".repeat(300))) {
            assertThat(find(text)).hasSizeLessThan(3);
        }
    }

    /** Neither found nor counted: what is hidden is not there. */
    @Test
    void seesNothingBehindAVeil() throws IOException {
        put(tool("acme", "notes", "erase_note", "Erases."), tool("acme", "notes", "read_note", "Reads."),
                tool("acme", "mail", "read_mail", "Reads."));
        Reach open = reach(Set.of("notes", "mail"), Set.of(), Set.of(), null);

        assertThat(find("note", open.under(new Veil(Set.of("notes", "mail"), Set.of(), Set.of(),
                Set.of(new ToolPosition("notes", "erase_note", "")))))).containsExactly("read_note");
        assertThat(find("read", open.under(new Veil(Set.of("mail"), Set.of(),
                Set.of(new ToolPosition("notes", "erase_note", "")), Set.of())))).containsExactly("read_mail");
        assertThat(find("erase", open.under(new Veil(Set.of("mail"), Set.of(),
                Set.of(new ToolPosition("notes", "erase_note", "")), Set.of())))).containsExactly("erase_note");
    }

    @Test
    void leavesNothingBehindAndClearsWhatKilledProcessesLeft(@TempDir Path parent) throws IOException {
        ToolIndex used = IndexFolder.in(parent);
        Path killed = Files.createDirectory(parent.resolve("mooring-tool-index-killed"));
        Files.createFile(killed.resolve("write.lock"));
        Path another = Files.createDirectory(parent.resolve("mooring-tool-index-begun"));

        IndexFolder.sweep(parent);

        try (var left = Files.list(parent)) {
            assertThat(left).hasSize(2).doesNotContain(killed).contains(another);
        }
        used.close();
        try (var left = Files.list(parent)) {
            assertThat(left).containsExactly(another);
        }
    }

    private void put(IndexedTool... tools) {
        try {
            index.change(List.of(), List.of(tools));
            index.show();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> find(String text) throws IOException {
        return find(text, ALL);
    }

    private List<String> find(String text, Reach reach) throws IOException {
        return index.find("acme", reach, text, 10).stream().map(ToolPosition::name).toList();
    }

    private static IndexedTool tool(String tenant, String integration, String name, String description) {
        return Corpus.tool(new ToolId(tenant, integration, name, ""), description);
    }

    private static Reach reach(Set<String> integrations, Set<String> connections, Set<String> readOnly,
            @org.jspecify.annotations.Nullable String only) {
        return new Reach(Set.of("openapi"), integrations, connections, readOnly, only);
    }
}
