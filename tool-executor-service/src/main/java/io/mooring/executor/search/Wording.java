package io.mooring.executor.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Makes a query of what somebody wrote: each word as it is, its synonyms a little less, something like it where nobody has it. */
final class Wording {

    /** More say less about what is wanted, and cost as much each. */
    private static final int MOST_WORDS = 24;
    private static final float SYNONYM = 0.5f;
    private static final float LIKE = 0.8f;
    private static final float PAIR = 1f;
    private static final float NAMED = 30f;
    private static final Set<String> EMPTY_WORDS = Set.of("i", "me", "my", "we", "our", "you", "your", "can", "could",
            "do", "doe", "how", "what", "which", "who", "whose", "when", "where", "want", "need", "pleas", "would",
            "like", "from", "all", "am", "have", "has", "some", "one", "whi", "should", "use", "tool");

    private final WordAnalyzer analyzer;
    private final Synonyms synonyms;

    Wording(WordAnalyzer analyzer, Synonyms synonyms) {
        this.analyzer = analyzer;
        this.synonyms = synonyms;
    }

    /** Any of the words will do; the more of them, and the rarer, the better. */
    Query query(String text, Vocabulary vocabulary) throws IOException {
        List<String> words = words(text);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            add(query, alternatives(word, vocabulary));
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            String pair = words.get(i) + words.get(i + 1);
            int count = vocabulary.count(pair);
            if (count > 0) {
                add(query, List.of(hit(pair, PAIR * vocabulary.rarity(count))));
            }
        }
        query.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(Fields.WHOLE, Fields.whole(text)))),
                NAMED), Occur.SHOULD);
        return query.build();
    }

    /** The words that say something, each once; all when none does. */
    private List<String> words(String text) {
        Set<String> all = new LinkedHashSet<>(analyzer.words(text));
        List<String> telling = all.stream().filter(word -> !EMPTY_WORDS.contains(word)
                && !EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word)).limit(MOST_WORDS).toList();
        return telling.isEmpty() ? all.stream().limit(MOST_WORDS).toList() : telling;
    }

    private List<Query> alternatives(String word, Vocabulary vocabulary) throws IOException {
        List<Query> hits = new ArrayList<>();
        int count = vocabulary.count(word);
        if (count > 0) {
            hits.add(hit(word, vocabulary.rarity(count)));
        }
        float most = count > 0 ? vocabulary.rarity(count) : Float.MAX_VALUE;
        for (String synonym : synonyms.of(word)) {
            int others = vocabulary.count(synonym);
            if (others > 0) {
                hits.add(hit(synonym, SYNONYM * Math.min(most, vocabulary.rarity(others))));
            }
        }
        return hits.isEmpty() ? similar(word, vocabulary) : hits;
    }

    private List<Query> similar(String word, Vocabulary vocabulary) throws IOException {
        List<Query> hits = new ArrayList<>();
        for (String like : vocabulary.like(word)) {
            hits.add(hit(like, LIKE * vocabulary.rarity(vocabulary.count(like))));
        }
        List<String> parts = hits.isEmpty() ? vocabulary.parts(word, analyzer) : null;
        if (parts != null) {
            BooleanQuery.Builder both = new BooleanQuery.Builder();
            for (String part : parts) {
                both.add(hit(part, LIKE * vocabulary.rarity(vocabulary.count(part))), Occur.MUST);
            }
            hits.add(both.build());
        }
        return hits;
    }

    private static void add(BooleanQuery.Builder query, Collection<Query> alternatives) {
        if (!alternatives.isEmpty()) {
            query.add(new DisjunctionMaxQuery(alternatives, 0), Occur.SHOULD);
        }
    }

    private static Query hit(String word, float weight) {
        CombinedFieldQuery.Builder fields = new CombinedFieldQuery.Builder(word);
        Fields.WEIGHTS.forEach(fields::addField);
        return new BoostQuery(fields.build(), weight);
    }
}
