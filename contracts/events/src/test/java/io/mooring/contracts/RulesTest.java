package io.mooring.contracts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import io.mooring.contracts.rules.Rules;

/** Every rule fails on a class that breaks it, names that class, and passes on one that does not. */
class RulesTest {

    private static final JavaClasses SOUND = new ClassFileImporter().importPackages("io.mooring.sound");

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(Rules.NAMES, "EggHelper"),
                Arguments.of(Rules.NO_CYCLES, "first.Egg,second.Hen"),
                Arguments.of(Rules.NO_FIELD_INJECTION, "FieldInjection"),
                Arguments.of(Rules.ROWS, "PublicRow"),
                Arguments.of(Rules.ROWS, "Egg"),
                Arguments.of(Rules.RESOURCE_METHODS, "EggResource"),
                Arguments.of(Rules.NO_BLOCKING, "Waiting"),
                Arguments.of(Rules.NO_BLOCKING, "Detaching"),
                Arguments.of(Rules.NO_BLOCKING, "Forgetting"),
                Arguments.of(Rules.NO_BLOCKING, "Hopping"),
                Arguments.of(Rules.NO_BLOCKING, "Sleeping"),
                Arguments.of(Rules.NO_BLOCKING, "Completing"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void failsOnAClassThatBreaksIt(ArchRule rule, String names) {
        JavaClasses unsound = unsound(names.split(","));

        assertThatThrownBy(() -> rule.check(unsound)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.mooring.unsound").hasMessageContaining(names.split(",")[0]);
    }

    @Test
    void passesOnClassesThatKeepAll() {
        Arrays.stream(Rules.class.getFields()).map(RulesTest::rule)
                .forEach(rule -> assertThatCode(() -> rule.check(SOUND)).doesNotThrowAnyException());
    }

    @Test
    void hasAnExampleForEveryRule() {
        Arrays.stream(Rules.class.getFields()).map(RulesTest::rule)
                .forEach(rule -> assertThatCode(() -> broken().filter(example -> example.get()[0] == rule).findFirst()
                        .orElseThrow()).as(rule.getDescription()).doesNotThrowAnyException());
    }

    private static JavaClasses unsound(String... names) {
        Class<?>[] classes = Arrays.stream(names).map(RulesTest::load).toArray(Class<?>[]::new);
        return new ClassFileImporter().importClasses(classes);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName("io.mooring.unsound." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArchRule rule(java.lang.reflect.Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
