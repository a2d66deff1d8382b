package io.mooring.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void readsResidentKibibytes() {
        assertThat(Memory.read("Name:\tjava\nVmHWM:\t  300 kB\nVmRSS:\t  245760 kB\n", "VmRSS:"))
                .isEqualTo(251_658_240L);
    }

    @Test
    void countsThisProcess() {
        assertThat(Memory.resident(ProcessHandle.current())).isGreaterThan(1_000_000);
    }
}
