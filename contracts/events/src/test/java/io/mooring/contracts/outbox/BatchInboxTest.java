package io.mooring.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class BatchInboxTest {

    private final Things things = new Things();
    private final BatchInbox inbox = new BatchInbox(things);

    @Test
    void appliesABatchInOneTransactionOfEachTenant() {
        Batches batches = new Batches().with("acme/a", "a@1").with("other/a", "a@7").with("acme/b", "b@1");

        take(batches);

        assertThat(things.committed).containsOnly(Map.entry("acme/a", "a@1"), Map.entry("acme/b", "b@1"),
                Map.entry("other/a", "a@7"));
        assertThat(things.sizes).containsExactly(2, 1);
        assertThat(batches.acknowledged).as("the last offset stands for all").containsExactly(2L);
        assertThat(batches.parked).isEmpty();
    }

    @Test
    void leavesTheSameWhenABatchComesTwice() {
        Batches batches = new Batches().with("acme/a", "a@1").with("acme/b", "b@1").with("acme/a", null)
                .with("acme/c", "c@1");
        take(batches);
        Map<String, String> once = Map.copyOf(things.committed);

        take(batches);

        assertThat(things.committed).isEqualTo(once).containsOnlyKeys("acme/b", "acme/c");
    }

    @Test
    void keepsTheLatestOfAKey() {
        take(new Batches().with("acme/a", "a@1").with("acme/a", "ax@2").with("acme/b", "b@1"));

        assertThat(things.committed).containsEntry("acme/a", "ax@2").containsEntry("acme/b", "b@1");
    }

    @Test
    void ignoresAnOlderVersion() {
        take(new Batches().with("acme/a", "a@5"));

        take(new Batches().with("acme/a", "a@6").with("acme/a", "a@3").with("acme/b", "b@1"));
        take(new Batches().with("acme/a", "a@4").with("acme/b", "b@1"));

        assertThat(things.committed).containsEntry("acme/a", "a@6");
    }

    @Test
    void removesWhatHasATombstoneAndKeepsWhatCameBack() {
        take(new Batches().with("acme/a", "a@5").with("acme/b", "b@5"));

        take(new Batches().with("acme/a", null).with("acme/b", null).with("acme/b", "b@2"));

        assertThat(things.committed).as("its version begins anew").containsOnly(Map.entry("acme/b", "b@2"));
    }

    @Test
    void parksOnlyThePoisonousRecord() {
        Batches batches = new Batches();
        for (char name = 'a'; name <= 'k'; name++) {
            batches.with("acme/" + name, name == 'f' ? "f poison@1" : name + "@1");
        }

        take(batches);

        assertThat(batches.parked).containsOnly(Map.entry(5L, "not storable"));
        assertThat(things.committed).hasSize(10).doesNotContainKey("acme/f");
        assertThat(batches.acknowledged).containsExactly(10L);
    }

    @Test
    void parksAPoisonousLastRecordAfterTheOthersAreStored() {
        Batches batches = new Batches().with("acme/a", "a poison@1").with("other/b", "b@1").with("acme/c",
                "c poison@1");

        take(batches);

        assertThat(batches.parked).containsOnlyKeys(0L, 2L);
        assertThat(things.committed).containsOnlyKeys("other/b");
    }

    /** Its value is null, as that of a tombstone. */
    @Test
    void doesNotTakeBytesThatAreNoEventForATombstone() {
        take(new Batches().with("acme/a", "a@1"));
        Batches batches = new Batches().with("acme/a", null, "deserialization-failure-dlq", "true",
                "deserialization-failure-reason", "does not fit its schema");

        take(batches);

        assertThat(things.committed).containsEntry("acme/a", "a@1");
        assertThat(batches.parked).containsOnly(Map.entry(0L, "does not fit its schema"));
    }

    @Test
    void parksARecordThatMooringDidNotMake() {
        Batches batches = new Batches().with("acme/a", "a@1", "ce_id", "1").with("acme/b", "b@1");

        take(batches);

        assertThat(batches.parked).containsOnlyKeys(0L);
        assertThat(things.committed).containsOnlyKeys("acme/b");
    }

    @Test
    void waitsForADatabaseThatIsAwayWithoutDividingTheBatch() {
        things.outages = 3;
        Batches batches = new Batches().with("acme/a", "a@1").with("acme/b", "b@1");

        take(batches);

        assertThat(things.sizes).containsExactly(2);
        assertThat(batches.parked).isEmpty();
        assertThat(things.committed).hasSize(2);
    }

    @Test
    void waitsForABrokerThatDoesNotTakeAParkedRecord() {
        Batches batches = new Batches().with("acme/a", "a poison@1");
        batches.parkingFails = 2;

        take(batches);

        assertThat(batches.parked).containsOnlyKeys(0L);
        assertThat(batches.acknowledged).containsExactly(0L);
    }

    /** The executor dies after the first of two tenants: nothing was acknowledged, so all of it comes again. */
    @Test
    void completesABatchThatWasInterrupted() {
        Batches batches = new Batches().with("acme/a", "a@1").with("other/b", "b@1").with("acme/a", null)
                .with("acme/a", "a@2");
        Uni<Void> interrupted = inbox.takeStates(batches.batch(), Things::version,
                (session, tenant, changes) -> tenant.equals("other")
                        ? Uni.createFrom().nothing()
                        : things.write(session, tenant, changes));
        assertThatThrownBy(() -> interrupted.await().atMost(Duration.ofMillis(50)))
                .isInstanceOf(RuntimeException.class);
        assertThat(batches.acknowledged).isEmpty();

        take(batches);

        assertThat(things.committed).containsOnly(Map.entry("acme/a", "a@2"), Map.entry("other/b", "b@1"));
        assertThat(batches.acknowledged).containsExactly(3L);
    }

    @Test
    void boundsATransaction() {
        Batches many = new Batches();
        for (int i = 0; i < 1201; i++) {
            many.with("acme/" + i, (char) ('a' + i) + "@1");
        }
        Batches large = new Batches().with("acme/a", "a" + "x".repeat(1_500_000) + "@1")
                .with("acme/b", "b" + "x".repeat(1_500_000) + "@1").with("acme/c", "c@1");

        take(many);
        take(large);

        assertThat(things.sizes).containsExactly(500, 500, 201, 1, 2);
    }

    private void take(Batches batches) {
        inbox.takeStates(batches.batch(), Things::version, things::write).await().atMost(Duration.ofMinutes(1));
    }
}
