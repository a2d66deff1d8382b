package io.mooring.executor.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The words of the tools within one reach. Those of other tools do not exist here. */
final class Vocabulary {

    private static final int LEAST_FOR_TYPOS = 4;
    private static final int LEAST_FOR_TWO = 8;
    private static final int LEAST_FOR_PREFIX = 3;
    /** Terms of all tenants that are looked at for one word. */
    private static final int LOOKED_AT = 400;
    private static final int SUGGESTED = 3;

    private final IndexSearcher searcher;
    private final Within within;

    Vocabulary(IndexSearcher searcher, Query reach) throws IOException {
        this.searcher = searcher;
        this.within = Within.of(searcher, reach);
    }

    /** How many tools have the word. */
    int count(String word) throws IOException {
        return within.count(new Term(Fields.WORD, word));
    }

    /** Weight of words that this many tools have: the rarer, the more. */
    float rarity(int count) {
        return (float) Math.log1p((within.size() - count + 0.5) / (count + 0.5));
    }

    /** Words like one that no tool has: it was shortened, two were written as one, or it was misspelt. */
    List<String> like(String word) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Fields.WORD);
        if (terms == null) {
            return List.of();
        }
        List<String> longer = word.length() < LEAST_FOR_PREFIX ? List.of() : longer(terms, word);
        return longer.isEmpty() && word.length() >= LEAST_FOR_TYPOS ? misspelt(terms, word) : longer;
    }

    /** Where to cut two words that were written as one; null when that makes no sense. */
    @Nullable
    List<String> parts(String word, WordAnalyzer analyzer) throws IOException {
        for (int at = word.length() - 2; at >= 2; at--) {
            List<String> parts = analyzer.words(word.substring(0, at) + " " + word.substring(at));
            if (parts.size() == 2 && count(parts.getFirst()) > 0 && count(parts.getLast()) > 0) {
                return parts;
            }
        }
        return null;
    }

    private List<String> longer(Terms terms, String word) throws IOException {
        PriorityQueue<Candidate> best = new PriorityQueue<>();
        TermsEnum all = terms.iterator();
        BytesRef prefix = new BytesRef(word);
        if (all.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return List.of();
        }
        BytesRef term = all.term();
        for (int seen = 0; term != null && seen < LOOKED_AT && startsWith(term, prefix); seen++) {
            offer(best, term.utf8ToString(), 1);
            term = all.next();
        }
        return words(best);
    }

    private List<String> misspelt(Terms terms, String word) throws IOException {
        PriorityQueue<Candidate> best = new PriorityQueue<>();
        FuzzyTermsEnum all = new FuzzyTermsEnum(terms, new Term(Fields.WORD, word),
                word.length() >= LEAST_FOR_TWO ? 2 : 1, 1, true);
        BytesRef term = all.next();
        for (int seen = 0; term != null && seen < LOOKED_AT; seen++) {
            offer(best, term.utf8ToString(), all.getBoost());
            term = all.next();
        }
        return words(best);
    }

    private void offer(PriorityQueue<Candidate> best, String word, float alike) throws IOException {
        int count = count(word);
        if (count > 0) {
            best.add(new Candidate(word, alike, count));
            if (best.size() > SUGGESTED) {
                best.poll();
            }
        }
    }

    private static List<String> words(PriorityQueue<Candidate> best) {
        List<Candidate> sorted = new ArrayList<>(best);
        sorted.sort(java.util.Comparator.reverseOrder());
        return sorted.stream().map(Candidate::word).toList();
    }

    private static boolean startsWith(BytesRef term, BytesRef prefix) {
        return org.apache.lucene.util.StringHelper.startsWith(term, prefix);
    }

    /** The least alike first, of two equally alike the rarer. */
    private record Candidate(String word, float alike, int count) implements Comparable<Candidate> {

        @Override
        public int compareTo(Candidate other) {
            int order = Float.compare(alike, other.alike);
            int then = order != 0 ? order : Integer.compare(count, other.count);
            return then != 0 ? then : other.word.compareTo(word);
        }
    }
}
