package io.mooring.connection.apikey;

import static io.mooring.connection.Refusals.assertRefused;
import static io.mooring.connection.apikey.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

class KeyChangeTest {

    private static final Instant TOMORROW = NOW.plusSeconds(86_400);

    @Test
    void changesTheLabelAndLeavesTheExpiry() {
        ApiKeyRow key = Keys.until(TOMORROW);

        KeyChange.of(text(" new name "), null, NOW).apply(key);

        assertThat(key.label).isEqualTo("new name");
        assertThat(key.expiresAt).isEqualTo(TOMORROW);
        assertThat(key.version).isEqualTo(2);
    }

    @Test
    void setsAnExpiryAndTakesItAway() {
        ApiKeyRow key = Keys.endless();

        KeyChange.of(null, text(TOMORROW.toString()), NOW).apply(key);
        assertThat(key.expiresAt).isEqualTo(TOMORROW);

        KeyChange.of(null, NullNode.getInstance(), NOW).apply(key);
        assertThat(key.expiresAt).isNull();
        assertThat(key.label).isEqualTo("back end");
    }

    @Test
    void letsAReplacedKeyEndBeforeItsTimeOnly() {
        ApiKeyRow key = Keys.replaced(TOMORROW);

        assertRefused(() -> KeyChange.of(null, NullNode.getInstance(), NOW).apply(key), 400, "/expires_at", "before");
        assertRefused(() -> KeyChange.of(null, text(TOMORROW.plusSeconds(1).toString()), NOW).apply(key), 400,
                "/expires_at", "before");
        KeyChange.of(null, text(NOW.plusSeconds(1).toString()), NOW).apply(key);

        assertThat(key.expiresAt).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertRefused(() -> KeyChange.of(null, null, NOW), 400, "/", "label or expires_at");
        assertRefused(() -> KeyChange.of(NullNode.getInstance(), null, NOW), 400, "/label", "printable");
        assertRefused(() -> KeyChange.of(IntNode.valueOf(1), null, NOW), 400, "/label", "printable");
        assertRefused(() -> KeyChange.of(null, IntNode.valueOf(1), NOW), 400, "/expires_at", "in the future");
        assertRefused(() -> KeyChange.of(null, text(NOW.toString()), NOW), 400, "/expires_at", "in the future");
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}
