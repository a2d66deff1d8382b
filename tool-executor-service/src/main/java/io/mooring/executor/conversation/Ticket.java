package io.mooring.executor.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.session.Owner;

/**
 * The {@code requestState} of a call that waits here: it says which address and replica it is of, and has a secret of one use.
 * Everything else about the call stays here, so there is nothing in it to be read or changed.
 */
final class Ticket {

    private static final String OURS = "mooring.";
    private static final int SECRET_BYTES = 32;
    private static final int REPLICA_BYTES = 9;
    private static final int PLACE_DIGITS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper SORTED = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private Ticket() {}

    static String replica() {
        return random(REPLICA_BYTES);
    }

    /** A new one; unguessable. */
    static String draw(Owner owner, String replica) {
        return here(owner) + replica + "." + random(SECRET_BYTES);
    }

    /**
     * How all of this address begin. A server behind us may be another Mooring with tickets of its own; they are passed on as
     * what they are: somebody else's.
     */
    static String here(Owner owner) {
        byte[] place = sha256((owner.tenant() + "\n" + owner.path()).getBytes(StandardCharsets.UTF_8));
        return OURS + HexFormat.of().formatHex(place).substring(0, PLACE_DIGITS) + ".";
    }

    /** What a request wants. @param characters its length as text */
    record Wanted(byte[] digest, int characters) {

        boolean isSame(Wanted other) {
            return MessageDigest.isEqual(digest, other.digest);
        }
    }

    /** Whatever it says of its sender and answers meanwhile. */
    static Wanted wanted(Asked asked) {
        ObjectNode wanted = asked.params().deepCopy();
        wanted.remove(List.of("_meta", "inputResponses", "requestState"));
        try {
            String text = asked.method() + "\n" + SORTED.writeValueAsString(wanted);
            return new Wanted(sha256(text.getBytes(StandardCharsets.UTF_8)), text.length());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
