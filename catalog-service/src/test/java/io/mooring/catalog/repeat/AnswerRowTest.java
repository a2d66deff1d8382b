package io.mooring.catalog.repeat;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.repeat.AnswerRow.Key;

class AnswerRowTest {

    private static final AnswerRow CLAIM = new AnswerRow(new Key("acme", "k"), "hash", "token");

    @Test
    void sendsATwinAwayWhileTheFirstIsInWork() {
        assertThatThrownBy(() -> CLAIM.requireAnswerOf("hash")).extracting("statusCode", "headers")
                .asString().contains("409").contains("Retry-After");
    }

    @Test
    void answersTheSameRequestOnly() {
        AnswerRow answer = CLAIM.answered(201, null, "{}");

        assertThatCode(() -> answer.requireAnswerOf("hash")).doesNotThrowAnyException();
        assertThatThrownBy(() -> answer.requireAnswerOf("other")).extracting("statusCode").isEqualTo(422);
        assertThatThrownBy(() -> CLAIM.requireAnswerOf("other")).extracting("statusCode").isEqualTo(422);
    }
}
