package io.mooring.webhook.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignaturePlace;
import io.mooring.webhook.provider.Verdict.Refusal;

/** Finds the texts in a request that may be its signature. */
record SignatureTexts(SignaturePlace place) {

    /** More would only cost time; DocuSign sends up to a hundred. */
    private static final int MOST = 100;
    private static final int MOST_IN_LIST = 10;

    /**
     * What was found.
     *
     * @param candidates without what stands around them; not empty
     * @param fields first values of the other elements of a list
     */
    record Texts(List<String> candidates, Map<String, String> fields) {}

    /** Fails with {@link Refused} when there is none. */
    Texts require(Arrival arrival) {
        Texts texts = new Texts(new ArrayList<>(), new HashMap<>());
        boolean there = false;
        for (Locator at : place.from()) {
            List<String> sent = arrival.all(at);
            if (sent.size() > (at.source() == Source.HEADERS ? MOST : 1)) {
                throw new Refused(Refusal.REPEATED, at + " is there more than once: two signatures prove nothing");
            }
            there |= !sent.isEmpty();
            sent.forEach(text -> read(text, texts));
        }
        if (!there) {
            throw new Refused(Refusal.MISSING, "expected the signature in " + place.from().getFirst());
        }
        if (texts.candidates().isEmpty()) {
            throw new Refused(Refusal.MALFORMED, "expected another form of signature in " + place.from().getFirst());
        }
        return texts;
    }

    private void read(String text, Texts texts) {
        String items = place.items();
        if (items == null) {
            candidate(text, texts);
            return;
        }
        for (String element : text.split(Pattern.quote(items))) {
            int at = element.indexOf(String.valueOf(place.pair()));
            if (at > 0) {
                read(element.substring(0, at).strip(), element.substring(at + 1).strip(), texts);
            }
        }
    }

    private void read(String name, String value, Texts texts) {
        if (!name.equals(place.field())) {
            texts.fields().putIfAbsent(name, value);
        } else if (texts.candidates().size() < MOST_IN_LIST) {
            candidate(value, texts);
        }
    }

    private void candidate(String text, Texts texts) {
        String prefix = String.valueOf(place.prefix());
        if (text.startsWith(prefix) && text.length() > prefix.length()) {
            texts.candidates().add(text.substring(prefix.length()));
        }
    }
}
