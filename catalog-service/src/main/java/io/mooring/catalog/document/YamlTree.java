package io.mooring.catalog.document;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * YAML as a JSON tree, scalars by the core schema of YAML 1.2 (so {@code no} is a text). Aliases share one node, and the
 * nodes are counted as if they did not: a few lines of aliases can't stand for a billion nodes.
 */
final class YamlTree {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long MOST_NODES = 10_000_000;
    private static final int LONGEST_NUMBER = 1000;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

    private record Part(JsonNode json, long nodes) {}

    private final Map<Node, Part> done = new IdentityHashMap<>();
    private final Map<Node, Boolean> open = new IdentityHashMap<>();

    private YamlTree() {}

    static JsonNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DocumentReader.DEEPEST);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        Node root = new Yaml(options).compose(new StringReader(text));
        return root == null ? MissingNode.getInstance() : new YamlTree().part(root).json();
    }

    private Part part(Node node) {
        if (node instanceof ScalarNode scalar) {
            return new Part(scalar(scalar), 1);
        }
        Part known = done.get(node);
        if (known != null) {
            return known;
        }
        if (open.put(node, true) != null) {
            throw refused(node, "an alias stands inside what it stands for");
        }
        Part part = node instanceof MappingNode mapping ? object(mapping) : array((SequenceNode) node);
        if (part.nodes() > MOST_NODES) {
            throw refused(node, "its aliases stand for more than " + MOST_NODES + " nodes");
        }
        done.put(node, part);
        return part;
    }

    private Part array(SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode(sequence.getValue().size());
        long nodes = 1;
        for (Node item : sequence.getValue()) {
            Part part = part(item);
            array.add(part.json());
            nodes += part.nodes();
        }
        return new Part(array, nodes);
    }

    private Part object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        List<Node> merged = new ArrayList<>();
        long nodes = 1;
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw refused(member.getKeyNode(), "expected a scalar as key");
            }
            Part part = part(member.getValueNode());
            nodes += part.nodes();
            if (key.getTag().equals(Tag.MERGE)) {
                merged.add(member.getValueNode());
            } else {
                object.set(key.getValue(), part.json());
            }
        }
        Set<String> own = new HashSet<>();
        object.fieldNames().forEachRemaining(own::add);
        merged.forEach(source -> merge(source, object, own));
        return new Part(object, nodes);
    }

    /** The merge key {@code <<}: what the mapping has itself wins, then the earlier source. */
    private void merge(Node source, ObjectNode into, Set<String> own) {
        JsonNode json = part(source).json();
        List<JsonNode> sources = json.isArray() ? json.valueStream().toList() : List.of(json);
        for (JsonNode each : sources) {
            each.properties().stream().filter(member -> own.add(member.getKey()))
                    .forEach(member -> into.set(member.getKey(), member.getValue()));
        }
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain() || scalar.getTag().equals(Tag.STR)) {
            return JSON.textNode(text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        if (text.length() <= LONGEST_NUMBER && INTEGER.matcher(text).matches()) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (text.length() <= LONGEST_NUMBER && DECIMAL.matcher(text).matches()) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return JSON.textNode(text);
    }

    private static MarkedYAMLException refused(Node node, String reason) {
        return new Refusal(reason, node.getStartMark());
    }

    private static final class Refusal extends MarkedYAMLException {

        Refusal(String reason, Mark mark) {
            super(null, null, reason, mark);
        }
    }
}
