package io.mooring.executor.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** The tools within one reach as a set, to count with: one bit a tool, made once a search. */
final class Within {

    private final List<Part> parts = new ArrayList<>();
    private int size;

    private record Part(LeafReaderContext leaf, FixedBitSet tools) {}

    static Within of(IndexSearcher searcher, Query reach) throws IOException {
        Within within = new Within();
        Weight weight = searcher.createWeight(searcher.rewrite(reach), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                within.add(leaf, scorer.iterator());
            }
        }
        return within;
    }

    private void add(LeafReaderContext leaf, DocIdSetIterator found) throws IOException {
        FixedBitSet tools = new FixedBitSet(leaf.reader().maxDoc());
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
            if (live == null || live.get(doc)) {
                tools.set(doc);
            }
        }
        size += tools.cardinality();
        parts.add(new Part(leaf, tools));
    }

    int size() {
        return size;
    }

    /** How many of them have the term. */
    int count(Term term) throws IOException {
        int count = 0;
        for (Part part : parts) {
            PostingsEnum postings = part.leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings != null) {
                count += count(postings, part.tools);
            }
        }
        return count;
    }

    private static int count(PostingsEnum postings, FixedBitSet tools) throws IOException {
        int count = 0;
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (tools.get(doc)) {
                count++;
            }
        }
        return count;
    }
}
