package io.mooring.executor.metatool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.shelf.ToolShelf;
import io.smallrye.mutiny.Uni;

/** What {@code tools/list} answers: the tools, or the three that stand for them where they are too many. */
@ApplicationScoped
public class Listing {

    private static final int LARGE_PAGE = 200;

    private final ToolShelf tools;
    private final MetaTools many;

    Listing(ToolShelf tools, MetaTools many) {
        this.tools = tools;
        this.many = many;
    }

    /**
     * One page; fails with {@link io.mooring.executor.rpc.Fault} when the cursor is none of ours.
     *
     * @param size most tools on it
     * @param modern whether it is for the stateless version
     */
    public Uni<ObjectNode> page(Caller caller, String user, ObjectNode params, int size, boolean modern) {
        Uni<Boolean> tooMany = params.hasNonNull("cursor")
                ? Uni.createFrom().item(false)
                : many.areListed(caller, user);
        return tooMany.chain(meta -> meta
                ? tools.pinned(caller, user, modern).map(many::list)
                : tools.page(caller, user, params, size, modern));
    }

    /** Of all pages: equal ones mean that the caller is answered the same. */
    public Uni<String> digest(Caller caller, String user) {
        MessageDigest digest = sha256();
        return digest(caller, user, JsonNodeFactory.instance.objectNode(), digest)
                .map(done -> HexFormat.of().formatHex(digest.digest()));
    }

    private Uni<Void> digest(Caller caller, String user, ObjectNode params, MessageDigest digest) {
        return page(caller, user, params, LARGE_PAGE, true).chain(page -> {
            digest.update(page.path("tools").toString().getBytes(StandardCharsets.UTF_8));
            JsonNode next = page.path("nextCursor");
            return next.isTextual()
                    ? digest(caller, user, params.objectNode().set("cursor", next), digest)
                    : Uni.createFrom().voidItem();
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
