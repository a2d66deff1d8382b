package io.mooring.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mooring.local.Site;

/**
 * A Java program. Its flags and its jars decide whether a recorded AOT cache still fits.
 *
 * @param main the main class, or {@link #JAR} when the one jar on the class path names it
 */
public record JavaProgram(List<String> flags, List<Path> classpath, String main, List<String> arguments,
        Map<String, String> environment, Path directory) implements Program {

    public static final String JAR = "-jar";

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Site.java().toString());
        command.addAll(flags);
        String jars = classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        command.addAll(main.equals(JAR) ? List.of(JAR, jars) : List.of("-cp", jars, main));
        command.addAll(arguments);
        return command;
    }

    /** The same program with one more flag. */
    public JavaProgram with(String flag) {
        return new JavaProgram(Stream.concat(flags.stream(), Stream.of(flag)).toList(), classpath, main, arguments,
                environment, directory);
    }

    /**
     * Changes whenever an AOT cache recorded before would be refused: the JVM compares the jars' sizes and times, and
     * for an application that finds its own jars, so do we, for every jar below the first one's folder.
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            flags.stream().filter(flag -> !flag.startsWith("-D")).forEach(flag -> add(digest, flag));
            add(digest, System.getProperty("java.vm.version"));
            classpath.forEach(jar -> add(digest, times(jar)));
            if (classpath.size() == 1) {
                jarsBeside(classpath.getFirst()).forEach(jar -> add(digest, times(jar)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> jarsBeside(Path jar) {
        try (Stream<Path> files = Files.walk(jar.getParent())) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String times(Path jar) {
        try {
            return jar + ":" + Files.size(jar) + ":" + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
