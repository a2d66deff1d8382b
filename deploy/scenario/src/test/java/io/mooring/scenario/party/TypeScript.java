package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.mooring.scenario.node.NodeFolder;

/** The compiler of TypeScript, from npm. */
public final class TypeScript {

    private TypeScript() {}

    /** False where Node or npm is missing. */
    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    /** What the compiler, strictly, has against a text; nothing when it is right. */
    public static List<String> complaints(String text) throws IOException {
        NodeFolder folder = NodeFolder.installed("typescript", "check.js");
        Path file = Files.writeString(Files.createTempFile("signature", ".ts"), text);
        try {
            return folder.run(List.of("node", "check.js", file.toAbsolutePath().toString()));
        } finally {
            Files.delete(file);
        }
    }
}
