package io.mooring.executor.mcpclient;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.smallrye.mutiny.Uni;

/** Reads lists of servers over all their pages: whole or not at all. */
@ApplicationScoped
public class Lists {

    private final McpClient client;
    private final int pages;
    private final int entries;
    private final long characters;

    Lists(McpClient client, McpClientConfig config) {
        this.client = client;
        this.pages = config.pages();
        this.entries = config.entries();
        this.characters = config.maxList().asLongValue();
    }

    /**
     * All entries as one result with this member alone.
     *
     * @param first the request of the first page, without a cursor; its deadline is that of all pages
     * @param member of the result that has the entries, e.g. {@code tools}
     */
    public Uni<McpAnswer> all(Upstream upstream, List<Placement> placements, McpRequest first, String member) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        return page(new Reading(upstream, placements, first, member, whole.putArray(member), new HashSet<>()), first, 0)
                .map(answer -> answer instanceof McpAnswer.Result ? new McpAnswer.Result(whole) : answer);
    }

    private record Reading(Upstream upstream, List<Placement> placements, McpRequest first, String member,
            ArrayNode entries, Set<String> cursors) {

        McpRequest at(String cursor) {
            ObjectNode params = first.params().deepCopy().put("cursor", cursor);
            return new McpRequest(first.method(), params, first.deadline(), first.callerGone(), first.exchange());
        }
    }

    private Uni<McpAnswer> page(Reading reading, McpRequest request, long read) {
        return client.request(reading.upstream(), reading.placements(), request)
                .chain(answer -> answer instanceof McpAnswer.Result told
                        ? next(reading, told.result(), read)
                        : Uni.createFrom().item(answer));
    }

    private Uni<McpAnswer> next(Reading reading, ObjectNode result, long read) {
        JsonNode page = result.path(reading.member());
        if (!page.isArray()) {
            return bad(ToolError.BAD_RESPONSE, "a page of the list has no " + reading.member());
        }
        long now = read + Weight.of(page, characters - read);
        page.forEach(reading.entries()::add);
        JsonNode cursor = result.path("nextCursor");
        if (reading.entries().size() > entries || now > characters) {
            return bad(ToolError.RESPONSE_TOO_LARGE, "the list is larger than " + entries + " entries or "
                    + characters + " characters");
        }
        if (!cursor.isTextual()) {
            return Uni.createFrom().item(new McpAnswer.Result(result));
        }
        if (!reading.cursors().add(cursor.textValue()) || reading.cursors().size() >= pages) {
            return bad(ToolError.BAD_RESPONSE, "the list has no end: it goes in circles, or has more than " + pages
                    + " pages");
        }
        return page(reading, reading.at(cursor.textValue()), now);
    }

    private static Uni<McpAnswer> bad(ToolError error, String detail) {
        return Uni.createFrom().item(new McpAnswer.Failed(error, detail, true, null));
    }
}
