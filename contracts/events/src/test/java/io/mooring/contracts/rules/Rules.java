package io.mooring.contracts.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.smallrye.mutiny.Uni;

/** STYLE for the machine: names, layers, forbidden calls. Each module runs these in its {@code ArchitectureTest}. */
public final class Rules {

    private static final String SAYS_NOTHING = "(Util|Utils|Helper|Manager|Impl|Base|Abstract|Common|Processor|Handler|Info|Data"
            + "|Wrapper|Default|Service|DTO)";

    /** Names say what a thing is. */
    @ArchTest
    public static final ArchRule NAMES = noClasses().that().areTopLevelClasses()
            .should().haveNameMatching("io\\.mooring\\.(.*\\.)?([A-Z][a-z]*)*" + SAYS_NOTHING + "([A-Z][A-Za-z]*)?")
            .allowEmptyShould(true);

    /** Features read what the one before left: no cycles. */
    @ArchTest
    public static final ArchRule NO_CYCLES = slices().matching("io.mooring.*.(*)..").should().beFreeOfCycles()
            .allowEmptyShould(true);

    /** Constructor injection only. */
    @ArchTest
    public static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Inject.class)
            .allowEmptyShould(true);

    /** The persistence class is nobody else's vocabulary. */
    @ArchTest
    public static final ArchRule ROWS = classes().that().areAnnotatedWith(Entity.class).should().notBePublic()
            .andShould().haveSimpleNameEndingWith("Row").allowEmptyShould(true);

    /** A resource method that is not public answers 404 without a word. */
    @ArchTest
    public static final ArchRule RESOURCE_METHODS = methods().that(serveHttp()).should().bePublic()
            .allowEmptyShould(true);

    /** Waiting, detached work and hand-made threads hide failures. */
    @ArchTest
    public static final ArchRule NO_BLOCKING = noClasses().should().callMethodWhere(blocks())
            .orShould().accessClassesThat().areAssignableTo(CompletableFuture.class).allowEmptyShould(true);

    private Rules() {}

    private static DescribedPredicate<JavaMethod> serveHttp() {
        return DescribedPredicate.describe("serve HTTP", method -> method.getOwner().isAnnotatedWith(Path.class)
                && (method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class)
                        || method.isAnnotatedWith(PUT.class) || method.isAnnotatedWith(PATCH.class)
                        || method.isAnnotatedWith(DELETE.class)));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> blocks() {
        return DescribedPredicate.describe("waits, or detaches work", call -> {
            boolean uni = call.getTargetOwner().isAssignableTo(Uni.class);
            return uni && (call.getName().equals("await") || call.getName().equals("subscribe")
                    || call.getName().equals("emitOn") || call.getName().equals("runSubscriptionOn"))
                    || call.getName().equals("sendAndForget")
                    || call.getTargetOwner().isEquivalentTo(Thread.class) && call.getName().equals("sleep");
        });
    }
}
