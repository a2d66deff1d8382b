package io.mooring.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one process runs. */
public sealed interface Program permits NativeProgram, JavaProgram {

    /** Beyond the few variables every process gets. Secrets go here or into files, never on a command line. */
    Map<String, String> environment();

    Path directory();

    List<String> command();
}
