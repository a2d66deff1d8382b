package io.mooring.executor.search;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * The words of a tool, each once, with what it counts: a word of the name more than one of the description. That is BM25F
 * decided when a tool is indexed, so that a search reads one list of tools for a word instead of one for each field.
 */
final class Words extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final WordAnalyzer analyzer;
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private Iterator<Map.Entry<String, Integer>> rest = weights.entrySet().iterator();

    Words(WordAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Each occurrence of a word in the text counts as much. */
    Words add(String text, int weight) {
        analyzer.words(text).forEach(word -> weights.merge(word, weight, Integer::sum));
        return this;
    }

    @Override
    public void reset() {
        rest = weights.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Integer> next = rest.next();
        term.append(next.getKey());
        frequency.setTermFrequency(next.getValue());
        return true;
    }
}
