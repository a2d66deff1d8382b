package io.mooring.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.vertx.core.json.JsonObject;

class UpstreamsTest {

    private final Upstreams upstreams = new Upstreams();

    @Test
    void takeTurnsAndOfferTheOthersNext() {
        upstreams.replace(new JsonObject("{\"connection\":[1,2,3]}"));

        assertThat(upstreams.inTurn("connection")).containsExactly(1, 2, 3);
        assertThat(upstreams.inTurn("connection")).containsExactly(2, 3, 1);
        assertThat(upstreams.inTurn("connection")).containsExactly(3, 1, 2);
        assertThat(upstreams.inTurn("connection")).containsExactly(1, 2, 3);
    }

    @Test
    void followWhatUpWrites() {
        upstreams.replace(new JsonObject("{\"connection\":[1]}"));
        upstreams.replace(new JsonObject("{\"connection\":[4]}"));

        assertThat(upstreams.inTurn("connection")).containsExactly(4);
        assertThat(upstreams.inTurn("catalog")).isEmpty();
    }
}
