package io.mooring.contracts.egress.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressResponse.Cut;
import io.vertx.core.buffer.Buffer;

/** Undoes gzip, the one coding we ask for, and stops at the limit instead of inflating a bomb. */
final class ContentCoding {

    private static final Set<String> DESCRIBES_CODED_BODY = caseInsensitive("content-encoding", "content-length");

    /** Bytes that are inflated before they are counted. */
    private static final int PART = 1 << 16;

    private final long maxBytes;
    private final Progress progress;

    /** @param maxBytes of what is inflated */
    ContentCoding(long maxBytes, Progress progress) {
        this.maxBytes = maxBytes;
        this.progress = progress;
    }

    static boolean isGzip(EgressResponse response) {
        var coding = response.headers().firstValue("content-encoding").orElse("").strip();
        return response.body().length() > 0 && (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"));
    }

    /** Of one that may be cut what there is; it then ends where the limit is, or where the bytes do. */
    EgressResponse decode(EgressResponse response) {
        var headers = HttpHeaders.of(response.headers().map(), (name, value) -> !DESCRIBES_CODED_BODY.contains(name));
        var unending = response.isSuccessful() && progress.reception().unending().test(response.headers());
        var decoded = new ByteArrayOutputStream();
        try {
            inflate(response.body().getBytes(), decoded);
        } catch (EgressFailure tooLarge) {
            if (!unending) {
                throw tooLarge;
            }
            return new EgressResponse(response.status(), headers, Buffer.buffer(decoded.toByteArray()), response.uri(),
                    Cut.BYTES);
        } catch (EOFException e) {
            if (response.cut() == null) {
                throw notGzip(e);
            }
        } catch (IOException e) {
            throw notGzip(e);
        }
        return new EgressResponse(response.status(), headers, Buffer.buffer(decoded.toByteArray()), response.uri(),
                response.cut());
    }

    private void inflate(byte[] coded, ByteArrayOutputStream decoded) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(coded))) {
            var part = new byte[PART];
            for (var read = stream.read(part); read >= 0; read = stream.read(part)) {
                if (decoded.size() + (long) read > maxBytes) {
                    decoded.write(part, 0, (int) (maxBytes - decoded.size()));
                    throw new EgressFailure(Kind.TOO_LARGE, "the decompressed response is larger than " + maxBytes
                            + " bytes", true, null);
                }
                progress.requireRoom(coded.length + (long) decoded.size() + read);
                decoded.write(part, 0, read);
            }
        }
    }

    private static EgressFailure notGzip(IOException cause) {
        return new EgressFailure(Kind.BAD_RESPONSE, "the response is not the gzip it claims to be", true, cause);
    }

    private static Set<String> caseInsensitive(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
