package io.mooring.contracts.egress.database;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/**
 * One connection to Redis, signed in. Commands are sent in order and answered in order; a broken connection fails all
 * that wait. Used on the Vert.x context it was opened on.
 */
public final class RedisSocket {

    private final NetClient client;
    private final NetSocket socket;
    private final ReplyReader reader;
    private final Queue<Promise<RedisReply>> waiting = new ArrayDeque<>();

    RedisSocket(NetClient client, NetSocket socket, int maxReplyBytes) {
        this.client = client;
        this.socket = socket;
        this.reader = new ReplyReader(maxReplyBytes);
        socket.handler(this::take);
        socket.exceptionHandler(cause -> abandon(DatabaseFailures.of(DatabaseKind.REDIS, cause)));
        socket.closeHandler(closed -> abandon(new DatabaseFailure(DatabaseFault.CONNECTION_LOST,
                "the server closed the connection")));
    }

    /** Sends one command, each word as it is: nothing in a word is taken apart. Fails with {@link DatabaseFailure}. */
    public Future<RedisReply> call(List<String> words) {
        Promise<RedisReply> answer = Promise.promise();
        waiting.add(answer);
        socket.write(command(words)).onFailure(cause -> abandon(DatabaseFailures.of(DatabaseKind.REDIS, cause)));
        return answer.future();
    }

    public boolean isTls() {
        return socket.isSsl();
    }

    /** Closes it now; what waits for an answer fails. */
    public void close() {
        client.close();
    }

    private void take(Buffer piece) {
        try {
            for (RedisReply reply : reader.take(piece)) {
                Promise<RedisReply> asked = waiting.poll();
                if (asked == null) {
                    throw new DatabaseFailure(DatabaseFault.OTHER_PROTOCOL, "what answers there is not Redis");
                }
                asked.complete(reply);
            }
        } catch (DatabaseFailure e) {
            abandon(e);
            close();
        }
    }

    private void abandon(DatabaseFailure failure) {
        for (Promise<RedisReply> asked = waiting.poll(); asked != null; asked = waiting.poll()) {
            asked.tryFail(failure);
        }
    }

    private static Buffer command(List<String> words) {
        Buffer command = Buffer.buffer("*" + words.size() + "\r\n");
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            command.appendString("$" + bytes.length + "\r\n").appendBytes(bytes).appendString("\r\n");
        }
        return command;
    }
}
