package io.mooring.scenario.party;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.scenario.node.NodeFolder;
import io.mooring.scenario.stack.Stack;

/** The Node program in {@code outside/}: kafkajs and its decoder for Confluent-compatible registries. */
public final class OutsideConsumer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OutsideConsumer() {}

    /** False where Node or npm is missing. */
    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    /** Every record these topics have now, decoded. */
    public static List<JsonNode> read(Stack stack, List<String> topics) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("node", "read.js", stack.broker(), stack.url("registry") + "/apis/ccompat/v7"));
        command.addAll(topics);
        List<JsonNode> records = new ArrayList<>();
        for (String line : NodeFolder.installed("outside", "read.js").run(command)) {
            records.add(JSON.readTree(line));
        }
        return records;
    }
}
