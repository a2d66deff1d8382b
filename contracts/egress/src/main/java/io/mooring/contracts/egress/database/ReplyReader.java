package io.mooring.contracts.egress.database;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/** Puts replies together from the pieces a socket brings; a reply larger than the limit, or no RESP, is a failure. */
final class ReplyReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int DEEPEST = 16;
    private static final int LINE_END = 2;

    private record Open(int size, List<RedisReply> elements) {}

    private final int maxBytes;
    private final Deque<Open> open = new ArrayDeque<>();
    private Buffer pending = Buffer.buffer();
    private int at;
    private long replyBytes;

    /**
     * @param maxBytes of one reply, elements and all
     */
    ReplyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The replies that are complete with this piece. Fails when it is no RESP, or a reply is too large. */
    List<RedisReply> take(Buffer piece) {
        if (at > 0) {
            pending = pending.getBuffer(at, pending.length());
            at = 0;
        }
        pending.appendBuffer(piece);
        List<RedisReply> complete = new ArrayList<>();
        String line = line();
        while (line != null && consume(line, complete)) {
            line = line();
        }
        requireSize(replyBytes + pending.length() - at);
        return complete;
    }

    /** False when a value's bytes are not all there yet. */
    private boolean consume(String line, List<RedisReply> complete) {
        int length = line.length() + LINE_END;
        boolean sized = (line.startsWith("$") || line.startsWith("*")) && !line.endsWith("-1");
        int size = sized ? size(line) : 0;
        boolean bytes = sized && line.startsWith("$");
        if (bytes) {
            length += size + LINE_END;
        }
        if (pending.length() - at < length) {
            return false;
        }
        at += length;
        replyBytes += length;
        requireSize(replyBytes);
        if (bytes) {
            place(new RedisReply.Bytes(pending.getBytes(at - LINE_END - size, at - LINE_END)), complete);
        } else if (sized && size > 0) {
            begin(size);
        } else {
            place(sized ? new RedisReply.Many(List.of()) : simple(line), complete);
        }
        return true;
    }

    private void begin(int size) {
        if (open.size() == DEEPEST) {
            throw notRedis();
        }
        open.push(new Open(size, new ArrayList<>()));
    }

    /** Puts a value into the array it belongs to; a full one is a value itself. */
    private void place(RedisReply value, List<RedisReply> complete) {
        RedisReply whole = value;
        while (!open.isEmpty()) {
            Open around = open.peek();
            around.elements().add(whole);
            if (around.elements().size() < around.size()) {
                return;
            }
            whole = new RedisReply.Many(open.pop().elements());
        }
        complete.add(whole);
        replyBytes = 0;
    }

    private static RedisReply simple(String line) {
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> new RedisReply.Status(rest);
            case '-' -> new RedisReply.Refusal(rest.split(" ", 2)[0], rest);
            case ':' -> new RedisReply.Number(number(rest));
            case '$', '*' -> new RedisReply.Nothing();
            default -> throw notRedis();
        };
    }

    /** Null when its end has not come yet; the line may be bytes of any kind. */
    private @Nullable String line() {
        if (at < pending.length() && "+-:$*".indexOf(pending.getByte(at)) < 0) {
            throw notRedis();
        }
        int last = Math.min(pending.length() - 1, at + LONGEST_LINE);
        for (int i = at; i < last; i++) {
            if (pending.getByte(i) == '\r' && pending.getByte(i + 1) == '\n') {
                return pending.getBuffer(at, i).toString(StandardCharsets.ISO_8859_1);
            }
        }
        if (pending.length() - at > LONGEST_LINE) {
            throw notRedis();
        }
        return null;
    }

    private int size(String line) {
        long size = number(line.substring(1));
        if (size < 0) {
            throw notRedis();
        }
        requireSize(size);
        return (int) size;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw notRedis();
        }
    }

    private void requireSize(long bytes) {
        if (bytes > maxBytes) {
            throw new DatabaseFailure(DatabaseFault.ANSWER_TOO_LARGE,
                    "the answer is larger than " + maxBytes + " bytes");
        }
    }

    private static DatabaseFailure notRedis() {
        return new DatabaseFailure(DatabaseFault.OTHER_PROTOCOL, "what answers there is not Redis");
    }
}
