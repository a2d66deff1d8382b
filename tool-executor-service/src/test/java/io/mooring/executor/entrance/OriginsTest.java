package io.mooring.executor.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

class OriginsTest {

    private final Origins site = new Origins(URI.create("https://mooring.example"), List.of("https://app.example"));

    @Test
    void admitProgramsAndTheirOwnPages() {
        assertThat(site.admit(null)).isTrue();
        assertThat(site.admit("https://mooring.example")).isTrue();
        assertThat(site.admit("https://mooring.example:443")).isTrue();
        assertThat(site.admit("https://APP.example")).isTrue();
    }

    @Test
    void refuseEverybodyElse() {
        assertThat(List.of("null", "", "https://evil.example", "http://mooring.example", "https://mooring.example:8443",
                "https://mooring.example.evil.example", "http://localhost", "http://127.0.0.1:7400", "file://", "%"))
                .allSatisfy(origin -> assertThat(site.admit(origin)).as(origin).isFalse());
    }

    @Test
    void admitPagesOfThisMachineOnThisMachineOnly() {
        Origins local = new Origins(URI.create("http://127.0.0.1:7400"), List.of());

        assertThat(local.admit("http://localhost:6274")).isTrue();
        assertThat(local.admit("http://rebound.evil.example:7400")).isFalse();
        assertThat(local.admit("http://localhost.evil.example")).isFalse();
    }
}
