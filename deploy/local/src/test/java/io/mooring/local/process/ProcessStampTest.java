package io.mooring.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStampTest {

    @Test
    void readsTheStartTickBehindACommandNameWithBracketsAndSpaces() {
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 10";

        assertThat(ProcessStamp.startTick(stat)).isEqualTo("987654");
    }

    @Test
    void staysTheSameForOneProcess() {
        ProcessHandle self = ProcessHandle.current();

        assertThat(ProcessStamp.find(self)).isPresent().isEqualTo(ProcessStamp.find(self));
    }
}
