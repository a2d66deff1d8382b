package io.mooring.contracts.egress.database;

import java.nio.charset.StandardCharsets;

import io.vertx.core.buffer.Buffer;

/** Who answers at a port, by the first bytes of it. */
enum Speaker {

    POSTGRES("PostgreSQL"),
    MYSQL("MySQL or MariaDB"),
    REDIS("Redis"),
    MONGODB("MongoDB"),
    /** Something that only speaks TLS. */
    TLS("a TLS-only port"),
    HTTP("a web server"),
    SSH("an SSH server"),
    UNKNOWN("something else"),
    /** Takes connections and says nothing. */
    SILENT("nobody");

    /** Asks PostgreSQL for TLS, which it answers with one byte. */
    static final Buffer SSL_REQUEST = Buffer.buffer().appendInt(8).appendInt(80_877_103);

    /** Redis reads up to the first zero byte, so it needs a question without one; so do web servers. */
    static final Buffer PING = Buffer.buffer("PING / HTTP/1.0\r\n\r\n");

    /** OP_MSG with {hello: 1, $db: "admin"}: MongoDB closes on anything else without a word. */
    static final Buffer HELLO = hello();

    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int MYSQL_HEADER = 4;
    private static final int MYSQL_PROTOCOL = 10;
    private static final int MYSQL_ERROR = 0xFF;
    private static final int TLS_ALERT = 0x15;

    private final String label;

    Speaker(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether it is the kind that was expected. */
    boolean is(DatabaseKind kind) {
        return name().equals(kind.name());
    }

    boolean isDatabase() {
        return compareTo(MONGODB) <= 0;
    }

    /** By what was read so far. */
    static Speaker of(Buffer first) {
        if (first.length() == 0) {
            return SILENT;
        }
        int byteOne = first.getUnsignedByte(0);
        if (first.length() == 1 && (byteOne == 'S' || byteOne == 'N')) {
            return POSTGRES;
        }
        if (first.length() > MYSQL_HEADER && first.getUnsignedByte(2) == 0 && first.getUnsignedByte(3) == 0
                && (first.getUnsignedByte(4) == MYSQL_PROTOCOL || first.getUnsignedByte(4) == MYSQL_ERROR)) {
            return MYSQL;
        }
        if (first.length() >= HEADER && first.getIntLE(12) == OP_MSG) {
            return MONGODB;
        }
        return byteOne == TLS_ALERT && first.length() > 1 && first.getByte(1) == 3 ? TLS : text(first);
    }

    private static Speaker text(Buffer first) {
        String text = first.getString(0, Math.min(first.length(), 64), StandardCharsets.ISO_8859_1.name());
        if (text.startsWith("-") || text.startsWith("+PONG")) {
            return REDIS;
        }
        return text.startsWith("HTTP/") ? HTTP : text.startsWith("SSH-") ? SSH : UNKNOWN;
    }

    private static Buffer hello() {
        Buffer document = Buffer.buffer().appendByte((byte) 0x10).appendString("hello").appendByte((byte) 0)
                .appendIntLE(1).appendByte((byte) 0x02).appendString("$db").appendByte((byte) 0).appendIntLE(6)
                .appendString("admin").appendByte((byte) 0).appendByte((byte) 0);
        Buffer body = Buffer.buffer().appendIntLE(0).appendByte((byte) 0).appendIntLE(document.length() + 4)
                .appendBuffer(document);
        return Buffer.buffer().appendIntLE(HEADER + body.length()).appendIntLE(1).appendIntLE(0).appendIntLE(2013)
                .appendBuffer(body);
    }
}
