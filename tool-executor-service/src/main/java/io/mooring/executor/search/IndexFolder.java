package io.mooring.executor.search;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jboss.logging.Logger;

/**
 * Where the index lies while the process runs: on disk, so that the operating system decides how much of it is in memory.
 * Nothing of it outlives the process, since the database has it all; what a killed one left is cleared by the next.
 */
final class IndexFolder {

    private static final Logger LOG = Logger.getLogger(IndexFolder.class);
    private static final String PREFIX = "mooring-tool-index-";

    @Produces
    @Singleton
    ToolIndex open(SearchConfig config) throws IOException {
        Path parent = config.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(parent);
        sweep(parent);
        return in(parent);
    }

    void close(@Disposes ToolIndex index) throws IOException {
        index.close();
    }

    /** A new one of its own, gone when the index is closed. */
    static ToolIndex in(Path parent) throws IOException {
        Path own = Files.createTempDirectory(parent, PREFIX);
        return new ToolIndex(FSDirectory.open(own), () -> IOUtils.rm(own));
    }

    /** Removes what nobody uses any more: an index in use has its lock taken. */
    static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : found) {
                if (isAbandoned(folder)) {
                    LOG.infof("removing the index of a process that is gone: %s", folder);
                    IOUtils.rm(folder);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(IndexWriter.WRITE_LOCK_NAME)) || !Files.isWritable(folder)) {
            return false; // just being made, or somebody else's
        }
        try (Directory directory = FSDirectory.open(folder);
                Lock unused = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            unused.ensureValid();
            return true;
        } catch (LockObtainFailedException inUse) {
            return false;
        }
    }
}
