package io.mooring.executor.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.session.Ears;
import io.mooring.executor.upstreams.Watches.Watched;

class AudienceTest {

    private final Ears ears = new Ears();
    private final Audience audience = new Audience(ears.session(), new Caller("acme", Kind.AGENT, "agent_a", Set.of()),
            "ada");

    @ParameterizedTest
    @CsvSource({"notes,conn_1,file:///a,true", "notes,conn_1,file:///a/part,true", "notes,conn_1,file:///ab,false",
            "notes,conn_1,file:///,false", "notes,conn_2,file:///a,false", "other,conn_1,file:///a,false"})
    void isToldOfWhatItAskedAboutAlone(String integration, String connection, String uri, boolean told) {
        audience.add(new Watched("acme", "notes", "conn_1", "file:///a", "mooring:notes:file:///a"));

        audience.about(new Notice("acme", integration, connection, Audience.UPDATED,
                JsonNodeFactory.instance.objectNode().put("uri", uri))).forEach(audience::tellOf);

        assertThat(ears.heard).hasSize(told ? 1 : 0).allSatisfy(message -> {
            assertThat(message.path("method").textValue()).isEqualTo(Audience.UPDATED);
            assertThat(message.at("/params/uri").textValue()).isEqualTo("mooring:notes:file:///a");
        });
    }

    @Test
    void takesNoMorePlacesThanThereAre() {
        Watched first = new Watched("acme", "notes", "conn_1", "file:///a", "a");

        assertThat(audience.reserve(2)).isTrue();
        assertThat(audience.add(first)).isNull();
        assertThat(audience.reserve(2)).isTrue();
        assertThat(audience.reserve(2)).isFalse();
        assertThat(audience.add(first)).isEqualTo(first);
        assertThat(audience.reserve(2)).isTrue();
        audience.release();
        assertThat(audience.remove("b")).isNull();
        assertThat(audience.remove("a")).isEqualTo(first);
        assertThat(audience.reserve(1)).isTrue();
    }

    @Test
    void doesNotAskAgainForWhatItLeft() {
        Watched before = new Watched("acme", "notes", "conn_1", "file:///a", "a");
        Watched now = new Watched("acme", "notes", "conn_2", "file:///a", "a");

        assertThat(audience.replace(before, now)).isFalse();
        assertThat(audience.watched()).isEmpty();
    }
}
