package io.mooring.contracts.egress.http;

import java.io.ByteArrayInputStream;
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

    private ContentCoding() {}

    static boolean isGzip(EgressResponse response) {
        var coding = response.headers().firstValue("content-encoding").orElse("").strip();
        return response.body().length() > 0 && (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"));
    }

    static EgressResponse decode(EgressResponse response, long maxBytes) {
        var decoded = gunzip(response.body().getBytes(), maxBytes);
        var headers = HttpHeaders.of(response.headers().map(),
                (name, value) -> !DESCRIBES_CODED_BODY.contains(name));
        return new EgressResponse(response.status(), headers, Buffer.buffer(decoded), response.uri());
    }

    private static byte[] gunzip(byte[] coded, long maxBytes) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(coded))) {
            var decoded = stream.readNBytes((int) maxBytes + 1);
            if (decoded.length > maxBytes) {
                throw new EgressFailure(Kind.TOO_LARGE, "the decompressed response is larger than " + maxBytes
                        + " bytes", true, null);
            }
            return decoded;
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
