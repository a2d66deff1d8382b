package io.mooring.executor.database.redis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.mooring.executor.database.answer.QueryFailure;

/** The commands that are run: those that read and do nothing else. Whatever is not here is refused. */
final class RedisCommands {

    private static final Set<String> READING = Set.of(
            "GET", "MGET", "STRLEN", "GETRANGE", "SUBSTR", "EXISTS", "TYPE", "TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME",
            "HGET", "HMGET", "HGETALL", "HKEYS", "HVALS", "HLEN", "HEXISTS", "HSTRLEN", "HRANDFIELD", "HSCAN", "HTTL",
            "LLEN", "LRANGE", "LINDEX", "LPOS",
            "SCARD", "SMEMBERS", "SISMEMBER", "SMISMEMBER", "SRANDMEMBER", "SINTER", "SUNION", "SDIFF", "SINTERCARD",
            "SSCAN",
            "ZCARD", "ZCOUNT", "ZLEXCOUNT", "ZRANGE", "ZRANGEBYLEX", "ZREVRANGEBYLEX", "ZRANGEBYSCORE",
            "ZREVRANGEBYSCORE", "ZREVRANGE", "ZRANK", "ZREVRANK", "ZSCORE", "ZMSCORE", "ZSCAN", "ZRANDMEMBER", "ZINTER",
            "ZUNION", "ZDIFF", "ZINTERCARD",
            "GEOPOS", "GEODIST", "GEOHASH", "GEOSEARCH", "BITCOUNT", "BITPOS", "GETBIT", "BITFIELD_RO", "LCS",
            "XLEN", "XRANGE", "XREVRANGE", "XREAD", "XINFO", "XPENDING", "SORT_RO",
            "SCAN", "RANDOMKEY", "DBSIZE", "PING", "ECHO", "TIME", "INFO", "LASTSAVE");
    /** Commands of which only some words after them read. */
    private static final Map<String, Set<String>> FAMILIES = Map.of("OBJECT",
            Set.of("ENCODING", "FREQ", "IDLETIME", "REFCOUNT"), "MEMORY", Set.of("USAGE"), "COMMAND",
            Set.of("COUNT", "INFO", "DOCS", "LIST"));

    private RedisCommands() {}

    /** Fails with {@link QueryFailure} that says why. */
    static void requireReading(List<String> words) {
        String command = words.getFirst().toUpperCase(Locale.ROOT);
        Set<String> family = FAMILIES.get(command);
        if (family != null) {
            String second = words.size() < 2 ? "" : words.get(1).toUpperCase(Locale.ROOT);
            if (!family.contains(second)) {
                throw QueryFailure.refused("of " + command + " only " + String.join(", ", family.stream().sorted()
                        .toList()) + " are run");
            }
            return;
        }
        if (command.equals("KEYS")) {
            throw QueryFailure.refused("KEYS stops the server while it runs: use SCAN, or the tool list_keys");
        }
        if (!READING.contains(command)) {
            String name = command.matches("[A-Z0-9_.]{1,30}") ? command : "this";
            throw QueryFailure.refused("database tools only read: " + name + " is not among the commands that are run");
        }
        boolean waits = command.equals("XREAD")
                && words.stream().anyMatch(word -> word.equalsIgnoreCase("BLOCK"));
        if (waits) {
            throw QueryFailure.refused("XREAD does not wait here: leave BLOCK out");
        }
    }
}
