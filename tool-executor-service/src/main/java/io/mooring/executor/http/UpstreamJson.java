package io.mooring.executor.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** Reads JSON of strangers: as ours, but neither endless nor followed by anything. */
public final class UpstreamJson {

    private UpstreamJson() {}

    /** One for all texts; it is to have no more tokens than that. */
    public static ObjectReader reader(ObjectMapper json, long maxTokens) {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(maxTokens).build()).build();
        return json.copyWith(bounded).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
