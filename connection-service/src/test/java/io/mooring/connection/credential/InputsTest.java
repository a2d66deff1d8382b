package io.mooring.connection.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class InputsTest {

    @Test
    void keepsWhatIsNotReplaced() {
        Inputs before = new Inputs(Map.of("token", "t1", "subdomain", "acme"));

        Inputs after = before.with(new Inputs(Map.of("token", "t2")));

        assertThat(after.values()).containsExactlyInAnyOrderEntriesOf(Map.of("token", "t2", "subdomain", "acme"));
    }

    @Test
    void printsNamesOnly() {
        assertThat(new Inputs(Map.of("token", "s3cret")).toString()).contains("token").doesNotContain("s3cret");
    }
}
