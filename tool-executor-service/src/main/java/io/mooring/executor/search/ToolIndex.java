package io.mooring.executor.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;

import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;

/**
 * The index itself, over the tools of all tenants. Calls block on files; what was put is found after the next
 * {@link #show}.
 */
final class ToolIndex implements Closeable {

    private static final int BUFFER_MEGABYTES = 16;
    /** Of more, those that are equally good are told apart by where they lie, not by name. */
    private static final int MOST_COMPARED = 200;
    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::score).reversed()
            .thenComparing(hit -> hit.id().text());

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Wording wording = new Wording(WordAnalyzer.ofQueries(), Synonyms.shipped());

    private record Hit(ToolId id, float score) {}

    /** Makes an empty index in a directory of its own, which is closed with it. */
    ToolIndex(Directory directory) throws IOException {
        Similarity similarity = new LocalSimilarity();
        this.directory = directory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig(WordAnalyzer.ofTools())
                .setSimilarity(similarity).setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES));
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader before) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(similarity);
                searcher.setQueryCache(null);
                return searcher;
            }
        });
    }

    /** Takes tools away, then others in, or again. */
    void change(Collection<ToolId> removed, Collection<IndexedTool> changed) throws IOException {
        for (ToolId id : removed) {
            writer.deleteDocuments(key(id));
        }
        for (IndexedTool tool : changed) {
            writer.updateDocument(key(tool.id()), Fields.document(tool));
        }
    }

    /** Forgets everything. */
    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Lets searches see what was changed. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Tools within reach, the best first; none when no word of the text says anything about them. */
    List<ToolPosition> find(String tenant, Reach reach, String text, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Query within = Narrowing.of(tenant, reach);
            Query wanted = wording.query(text, new Vocabulary(searcher, within));
            Query both = new BooleanQuery.Builder().add(wanted, Occur.MUST).add(within, Occur.FILTER).build();
            List<Hit> hits = new ArrayList<>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc found : searcher.search(both, Math.max(limit, MOST_COMPARED)).scoreDocs) {
                hits.add(new Hit(ToolId.of(stored.document(found.doc, Set.of(Fields.ID)).get(Fields.ID)), found.score));
            }
            return hits.stream().sorted(BEST_FIRST).limit(limit).map(hit -> hit.id().position()).toList();
        } finally {
            searchers.release(searcher);
        }
    }

    private static Term key(ToolId id) {
        return new Term(Fields.ID, id.text());
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
