package io.mooring.executor.reach;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.policy.PolicyStore;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.resolution.Offer;
import io.smallrye.mutiny.Uni;

/** Whoever can't be told what the policies say gets nothing: neither a list nor a tool to call. */
@SuppressWarnings("NullAway") // of what is left out nothing is asked
class ReachesTest {

    private static final ConnectionView WORK = Notes.connection("work");
    private static final Caller ANYBODY = new Caller("local", Caller.Kind.API_KEY, "key_1", Set.of());

    private final Reaches reaches = new Reaches(new OneConnection(), null,
            new Scopes(null, new NoPolicies()), null);

    private static final class NoPolicies extends PolicyStore {
        @Override
        public Uni<Rules> rules(Mutiny.Session session, String tenant, String user, @Nullable String agent) {
            return Uni.createFrom().failure(new IllegalStateException("policies can't be read"));
        }
    }

    private static final class OneConnection extends ConnectionViewStore {
        @Override
        public Uni<List<ConnectionView>> activeOfUser(Mutiny.Session session, String tenant, String user) {
            return Uni.createFrom().item(List.of(WORK));
        }

        @Override
        public Uni<List<ConnectionView>> keptOfUser(Mutiny.Session session, String tenant, String user) {
            return Uni.createFrom().item(List.of(WORK));
        }
    }

    @Test
    void listNothingWhenPoliciesCantBeRead() {
        assertDenied(reaches.of(null, ANYBODY, "ada", null));
        assertDenied(reaches.withIdle(null, ANYBODY, "ada"));
    }

    @Test
    void findNoToolWhenPoliciesCantBeRead() {
        assertDenied(reaches.find(null, ANYBODY, "ada", new Offer(List.of(Notes.tool("erase")), List.of(WORK))));
    }

    private static void assertDenied(Uni<?> answer) {
        assertThatThrownBy(() -> answer.await().indefinitely()).hasMessage("policies can't be read");
    }
}
