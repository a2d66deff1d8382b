package io.mooring.scenario.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.scenario.node.Packages;

/** The stack all classes share, and its end. */
final class SharedStack implements AutoCloseable {

    private final Stack stack;
    private final boolean ours;
    private boolean asked;
    private @Nullable Throwable failure;
    private @Nullable Packages packages;

    private SharedStack(Stack stack, boolean ours) {
        this.stack = stack;
        this.ours = ours;
    }

    /** One of our own, or the one that {@code -Dmooring.scenario.base} and {@code .home} name. */
    static SharedStack configured() {
        Path checkout = Path.of(System.getProperty("mooring.checkout"));
        String base = System.getProperty("mooring.scenario.base", "");
        if (!base.isEmpty()) {
            Path home = Path.of(System.getProperty("mooring.scenario.home"));
            return new SharedStack(new Stack(checkout, home, Integer.parseInt(base)), false);
        }
        Path home = Path.of("target", "stack").toAbsolutePath();
        return new SharedStack(new Stack(checkout, home, Ports.freeBase(new SecureRandom())), true);
    }

    /** For a class that runs beside others: none of those can have broken it, so it is not looked at again. */
    synchronized Stack requireShared() {
        return (asked && failure == null ? stack : requireAlone()).shared();
    }

    /**
     * The stack, all of it ready, though the class before may have left it broken. A start that failed once fails every
     * class, without another try.
     */
    synchronized Stack requireAlone() {
        if (failure != null) {
            throw new AssertionError("the stack did not start, see the first class", failure);
        }
        try {
            begin();
            return stack;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    private void begin() {
        if (!asked && ours && Files.exists(stack.home())) {
            endFormer();
        }
        if (!asked && ours) {
            packages = Packages.ahead();
        }
        asked = true;
        if (!ours || !Files.exists(stack.home()) || !stack.mooring("status").succeeded()) {
            stack.up();
        }
    }

    /** A run that was killed left its stack behind. */
    private void endFormer() {
        stack.mooring("down");
        try (Stream<Path> files = Files.walk(stack.home())) {
            files.sorted(Comparator.reverseOrder()).forEach(SharedStack::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (packages != null) {
            packages.stop();
        }
        if (!ours) {
            return;
        }
        Outcome down = stack.mooring("down");
        List<String> left = Leftovers.of(stack);
        if (!down.succeeded() || !left.isEmpty()) {
            throw new AssertionError("down left " + left + "; " + down);
        }
    }
}
