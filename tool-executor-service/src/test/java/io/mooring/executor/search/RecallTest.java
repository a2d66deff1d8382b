package io.mooring.executor.search;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;

class RecallTest {

    @Test
    void findsWhatPeopleAskFor() throws IOException {
        assumeTrue(Files.exists(Corpus.FILE), "the corpus is not there: " + Corpus.FILE);
        List<IndexedTool> tools = Corpus.tools("acme");
        Set<String> integrations = tools.stream().map(tool -> tool.id().integration()).collect(Collectors.toSet());
        Reach all = new Reach(Set.of("openapi"), integrations, Set.of(), Set.of(), null);
        try (ToolIndex index = new ToolIndex(new ByteBuffersDirectory())) {
            long t0 = System.nanoTime();
            index.change(List.of(), tools);
            index.show();
            System.out.println("index ms " + (System.nanoTime() - t0) / 1000000);
            Recall even = new Recall(0, 0, 0), odd = even;
            int i = 0;
            for (Asked asked : Asked.all()) {
                List<ToolPosition> found = index.find("acme", all, asked.query(), 10);
                int place = asked.place(found);
                if (i++ % 2 == 0) {
                    even = even.plus(place);
                    if (place != 0)
                        System.out.println(place + " | " + asked.query() + " | " + asked.answers() + " | "
                                + found.stream().limit(3).map(x -> x.integration() + "#" + x.name()).toList());
                } else {
                    odd = odd.plus(place);
                }
            }
            System.out.println("EVEN " + even + " " + even.atOne() + " " + even.atTen());
            System.out.println("ODD " + odd + " " + odd.atOne() + " " + odd.atTen());
            long t = System.nanoTime();
            for (Asked asked : Asked.all())
                index.find("acme", all, asked.query(), 10);
            System.out.println("us per query " + (System.nanoTime() - t) / 1000 / 238);
        }
    }
}
