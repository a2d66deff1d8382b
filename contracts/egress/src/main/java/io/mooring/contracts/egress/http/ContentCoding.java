package io.mooring.contracts.egress.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.buffer.Buffer;

/** Undoes gzip, the one coding we ask for, and stops at the limit instead of inflating a bomb. */
final class ContentCoding {

    private static final Set<String> DESCRIBES_CODED_BODY = caseInsensitive("content-encoding", "content-length");

    /** Bytes that are inflated before they are counted. */
    private static final int PART = 1 << 16;

    private ContentCoding() {}

    static boolean isGzip(EgressResponse response) {
        var coding = response.headers().firstValue("content-encoding").orElse("").strip();
        return response.body().length() > 0 && (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"));
    }

    static EgressResponse decode(EgressResponse response, long maxBytes, Progress progress) {
        var decoded = gunzip(response.body().getBytes(), maxBytes, progress);
        var headers = HttpHeaders.of(response.headers().map(),
                (name, value) -> !DESCRIBES_CODED_BODY.contains(name));
        return new EgressResponse(response.status(), headers, Buffer.buffer(decoded), response.uri());
    }

    private static byte[] gunzip(byte[] coded, long maxBytes, Progress progress) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(coded))) {
            var decoded = new ByteArrayOutputStream();
            var part = stream.readNBytes(PART);
            while (part.length > 0) {
                if (decoded.size() + (long) part.length > maxBytes) {
                    throw new EgressFailure(Kind.TOO_LARGE, "the decompressed response is larger than " + maxBytes
                            + " bytes", true, null);
                }
                progress.requireRoom(coded.length + (long) decoded.size() + part.length);
                decoded.write(part);
                part = stream.readNBytes(PART);
            }
            return decoded.toByteArray();
        } catch (IOException e) {
            throw new EgressFailure(Kind.BAD_RESPONSE, "the response is not the gzip it claims to be", true, e);
        }
    }

    private static Set<String> caseInsensitive(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
