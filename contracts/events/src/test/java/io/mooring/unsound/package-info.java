/** Small classes that break the rules, each in one way; {@code RulesTest} sees each rule fail on them. */
@org.jspecify.annotations.NullMarked
package io.mooring.unsound;
