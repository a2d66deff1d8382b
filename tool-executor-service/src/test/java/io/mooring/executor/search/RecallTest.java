package io.mooring.executor.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;

/** How many of the queries that were written before the index find what they are for, among 8,010 real tools. */
class RecallTest {

    private static final int PAGE = 10;

    @Test
    void findsWhatPeopleAskForAmongTenAndOftenFirst() throws IOException {
        assumeTrue(Files.exists(Corpus.FILE), "skipped, the corpus is not beside the checkout: " + Corpus.FILE);
        List<IndexedTool> tools = Corpus.tools("acme");

        Recall ours = ours(tools);
        Recall plain = plain(tools);

        System.out.printf("recall over %d queries: at 1 %.3f, at 10 %.3f; BM25 over descriptions %.3f, %.3f%n",
                ours.asked(), ours.atOne(), ours.atTen(), plain.atOne(), plain.atTen());
        assertThat(ours.asked()).isGreaterThanOrEqualTo(200);
        assertThat(ours.atTen()).isGreaterThanOrEqualTo(0.9).isGreaterThan(plain.atTen());
        assertThat(ours.atOne()).isGreaterThan(plain.atOne());
    }

    private static Recall ours(List<IndexedTool> tools) throws IOException {
        Set<String> integrations = tools.stream().map(tool -> tool.id().integration()).collect(Collectors.toSet());
        Reach all = new Reach(Set.of("openapi"), integrations, Set.of(), Set.of(), null);
        Recall recall = new Recall(0, 0, 0);
        try (ToolIndex index = new ToolIndex(new ByteBuffersDirectory(), () -> {})) {
            index.change(List.of(), tools);
            index.show();
            for (Asked asked : Asked.all()) {
                recall = recall.plus(asked.place(index.find("acme", all, asked.query(), PAGE)));
            }
        }
        return recall;
    }

    /** What a search without any thought finds: BM25 over the description, as Lucene does it by itself. */
    private static Recall plain(List<IndexedTool> tools) throws IOException {
        Recall recall = new Recall(0, 0, 0);
        try (StandardAnalyzer analyzer = new StandardAnalyzer(); Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (IndexedTool tool : tools) {
                    Document document = new Document();
                    document.add(new StoredField("id", tool.id().text()));
                    document.add(new TextField("description", tool.description(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                for (Asked asked : Asked.all()) {
                    recall = recall.plus(asked.place(plain(new IndexSearcher(reader), analyzer, asked.query())));
                }
            }
        }
        return recall;
    }

    private static List<ToolPosition> plain(IndexSearcher searcher, StandardAnalyzer analyzer, String text)
            throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : text.split("[^\\p{L}\\p{N}]+")) {
            BytesRef term = analyzer.normalize("description", word);
            query.add(new TermQuery(new Term("description", term)), Occur.SHOULD);
        }
        List<ToolPosition> found = new java.util.ArrayList<>();
        for (ScoreDoc hit : searcher.search(query.build(), PAGE).scoreDocs) {
            found.add(ToolId.of(searcher.storedFields().document(hit.doc).get("id")).position());
        }
        return found;
    }
}
