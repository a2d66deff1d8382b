package io.mooring.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is not Java. */
public record NativeProgram(List<String> command, Map<String, String> environment, Path directory) implements Program {}
