package io.mooring.contracts.egress.database;

import java.util.List;

/** What Redis answers (RESP 2). */
public sealed interface RedisReply {

    /** A status such as OK. */
    record Status(String text) implements RedisReply {}

    /** An error; {@code code} is its first word, the message is the server's and not for callers. */
    record Refusal(String code, String message) implements RedisReply {}

    record Number(long value) implements RedisReply {}

    record Bytes(byte[] value) implements RedisReply {}

    /** No such key, or no such element. */
    record Nothing() implements RedisReply {}

    record Many(List<RedisReply> elements) implements RedisReply {

        public Many {
            elements = List.copyOf(elements);
        }
    }
}
