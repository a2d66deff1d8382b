package io.mooring.executor.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Takes text apart into the words that are compared: at spaces, signs, camel case and digits, without case, accents and
 * English endings; scripts without spaces in pairs of characters. {@code listUsers} is list, user and listusers.
 */
final class WordAnalyzer extends Analyzer {

    private static final int LONGEST = 40;
    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    private final boolean whole;

    private WordAnalyzer(boolean whole) {
        this.whole = whole;
    }

    /** For what is found. */
    static WordAnalyzer ofTools() {
        return new WordAnalyzer(true);
    }

    /** For what is asked: without the wholes of which the parts are asked for already. */
    static WordAnalyzer ofQueries() {
        return new WordAnalyzer(false);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer text = new StandardTokenizer();
        TokenStream parts = new WordDelimiterGraphFilter(text,
                whole ? PARTS | WordDelimiterGraphFilter.CATENATE_ALL : PARTS, null);
        TokenStream plain = new ASCIIFoldingFilter(new LowerCaseFilter(parts));
        TokenStream words = new LengthFilter(new CJKBigramFilter(plain), 1, LONGEST);
        return new TokenStreamComponents(text, new SnowballFilter(words, new EnglishStemmer()));
    }

    /** The words of a text in its order. */
    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return words;
    }
}
