package io.mooring.executor.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * BM25 of a tool and a word, without what all tools have in common: how rare a word is counts among the tools within the
 * caller's reach alone, see {@link Vocabulary}. Otherwise the order of what one finds would say what others have.
 */
final class LocalSimilarity extends BM25Similarity {

    private static final float SATURATION = 1.2f;
    private static final float LENGTH = 0.4f;
    private static final float USUAL_LENGTH = 30f;

    LocalSimilarity() {
        super(SATURATION, LENGTH);
    }

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
        return USUAL_LENGTH;
    }

    @Override
    public Explanation idfExplain(CollectionStatistics statistics, TermStatistics term) {
        return Explanation.match(1, "counted within reach");
    }

    @Override
    public Explanation idfExplain(CollectionStatistics statistics, TermStatistics[] terms) {
        return Explanation.match(1, "counted within reach");
    }
}
