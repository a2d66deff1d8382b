package io.mooring.executor.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.request.Binding.Encoding;
import io.mooring.executor.request.Binding.Type;

/** Media types {@code multipart/*}: a part for each member of the body, and for each item of an array (RFC 7578). */
final class MultipartBody {

    static final String HEADERS_ARGUMENT = "partHeaders";
    private static final String LINE = "\r\n";

    private MultipartBody() {}

    static RequestBody of(Type type, JsonNode value, JsonNode headers) {
        String essence = MediaTypes.essence(type.contentType());
        boolean named = essence.equals("multipart/form-data");
        List<Part> parts = new ArrayList<>();
        RequestBody.fields(value).properties().forEach(field -> {
            Encoding encoding = RequestBody.encoding(type.encoding(), field.getKey());
            List<String> lines = HeaderLines.lines(field.getKey(), encoding, headers.path(field.getKey()));
            parts(field.getKey(), field.getValue(), encoding).forEach(part -> parts.add(part.with(lines)));
        });
        String boundary = boundary(parts);
        return new RequestBody(essence + "; boundary=" + boundary, write(parts, boundary, named));
    }

    private static List<Part> parts(String name, JsonNode value, Encoding encoding) {
        Stream<JsonNode> values = value.isArray() ? value.valueStream() : Stream.of(value);
        if (encoding.file()) {
            String pointer = RequestBody.POINTER + Values.step(name);
            return values.filter(item -> !item.isNull())
                    .map(item -> Part.of(name, FileValue.of(item, pointer), encoding)).toList();
        }
        if (encoding.isStyled()) {
            return QueryStyle.fields(encoding.parameter(name), value).stream()
                    .map(field -> Part.of(field.name(), field.value(), encoding.contentType())).toList();
        }
        return values.filter(item -> !item.isNull()).map(item -> Part.of(name, item, encoding)).toList();
    }

    /** Made of the content: no part can hold it, and a repeated call is the same request. */
    private static String boundary(List<Part> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update(part.content()));
            return "mooring-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] write(List<Part> parts, String boundary, boolean named) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + boundary + LINE + String.join("", part.head(named).stream().map(line -> line + LINE)
                    .toList()) + LINE;
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes(LINE.getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes(("--" + boundary + "--" + LINE).getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
