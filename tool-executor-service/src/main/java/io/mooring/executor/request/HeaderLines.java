package io.mooring.executor.request;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.request.Binding.Encoding;
import io.mooring.executor.request.Binding.Parameter;
import io.mooring.executor.request.Binding.PartHeader;

/** Values of headers, in a request or a part of one: no character in them can end the line. */
final class HeaderLines {

    private HeaderLines() {}

    /** {@code name: value} for each header of a part the caller gave a value. */
    static List<String> lines(String part, Encoding encoding, JsonNode given) {
        List<String> lines = new ArrayList<>();
        for (PartHeader header : encoding.headers()) {
            JsonNode value = given.path(header.name());
            if (!value.isMissingNode() && !value.isNull() && header.name().matches("[A-Za-z0-9_.-]+")) {
                String text = PathStyle.header(new Parameter(header.name(), header.name(), "header", "simple",
                        header.explode(), false, null), value);
                String pointer = "/params/" + MultipartBody.HEADERS_ARGUMENT + Values.step(part)
                        + Values.step(header.name());
                lines.add(header.name() + ": " + requireSafe(text, pointer));
            }
        }
        return lines;
    }

    /** Fails with 400 when a text can't be the value of a header. */
    static String requireSafe(String text, String pointer) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw ExecutorError.INVALID_ARGUMENTS.at(pointer, "expected printable ASCII, it is sent as a header");
        }
        return text.strip();
    }
}
