package io.mooring.executor.resolution;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A tenant's {@code pattern}, matched in time linear in the text: the JDK's engine can be made to run for ever by a
 * pattern and a text that belong together. What RE2 does not have (look-ahead, back references) is left to the upstream
 * to judge.
 */
final class LinearPattern {

    private LinearPattern() {}

    static RegularExpression of(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException notInRe2) {
            return text -> true;
        }
    }
}
