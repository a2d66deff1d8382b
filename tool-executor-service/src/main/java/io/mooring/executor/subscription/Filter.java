package io.mooring.executor.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.rpc.Fault;

/**
 * What a client of the stateless version wants to be told (2026-07-28, Subscriptions, Notification Filter).
 *
 * @param lists fields of the lists, e.g. {@code toolsListChanged}
 * @param uris of resources, as clients here know them
 */
public record Filter(Set<String> lists, List<String> uris) {

    static final int LONGEST_URI = 2048;

    private static final String RESOURCES = "resourceSubscriptions";
    private static final String TOOLS = "toolsListChanged";
    /** Field of a list to the notification that it changed. */
    private static final Map<String, String> METHODS = Map.of(TOOLS, Notice.TOOLS_CHANGED, "promptsListChanged",
            Notice.PROMPTS_CHANGED, "resourcesListChanged", Notice.RESOURCES_CHANGED);

    /**
     * Fields that are not known are nothing. Fails with {@link Fault} when one that is has another form.
     *
     * @param most resources
     */
    public static Filter of(JsonNode wanted, int most) {
        if (!wanted.isObject()) {
            throw Fault.invalidParams("notifications: expected an object");
        }
        Set<String> lists = new HashSet<>();
        for (String field : METHODS.keySet()) {
            JsonNode value = wanted.path(field);
            if (!value.isMissingNode() && !value.isBoolean()) {
                throw Fault.invalidParams("notifications." + field + ": expected true or false");
            }
            if (value.booleanValue()) {
                lists.add(field);
            }
        }
        return new Filter(Set.copyOf(lists), uris(wanted.path(RESOURCES), most));
    }

    private static List<String> uris(JsonNode wanted, int most) {
        if (!wanted.isMissingNode() && !wanted.isArray() || wanted.size() > most) {
            throw Fault.invalidParams("notifications." + RESOURCES + ": expected a list of at most " + most + " URIs");
        }
        List<String> uris = new ArrayList<>();
        for (JsonNode uri : wanted) {
            if (!uri.isTextual() || uri.textValue().isEmpty() || uri.textValue().length() > LONGEST_URI) {
                throw Fault
                        .invalidParams("notifications." + RESOURCES + "[" + uris.size() + "]: expected a text of 1 to "
                                + LONGEST_URI + " characters");
            }
            uris.add(uri.textValue());
        }
        return uris.stream().distinct().toList();
    }

    /** What is left of it where there is nothing but tools. */
    public Filter ofToolsAlone() {
        return new Filter(lists.contains(TOOLS) ? Set.of(TOOLS) : Set.of(), List.of());
    }

    Filter withUris(Collection<String> others) {
        return new Filter(lists, List.copyOf(others));
    }

    /** The notifications that are wanted. */
    public Set<String> methods() {
        Set<String> methods = lists.stream().map(METHODS::get).collect(Collectors.toCollection(HashSet::new));
        if (!uris.isEmpty()) {
            methods.add(Audience.UPDATED);
        }
        return methods;
    }

    /** As the client sent it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        lists.stream().sorted().forEach(field -> json.put(field, true));
        if (!uris.isEmpty()) {
            ArrayNode all = json.putArray(RESOURCES);
            uris.forEach(all::add);
        }
        return json;
    }
}
