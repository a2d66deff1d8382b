package io.mooring.connection.renewal;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.grant.DevicePolls;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.probe.Finding;
import io.mooring.connection.probe.Verification;
import io.mooring.connection.revocation.Teller;
import io.smallrye.mutiny.Uni;

/** Does with a connection that is due what its status wants. */
@ApplicationScoped
class Attention {

    private final Verification verification;
    private final Refresher refresher;
    private final Teller teller;
    private final DevicePolls devices;

    Attention(Verification verification, Refresher refresher, Teller teller, DevicePolls devices) {
        this.verification = verification;
        this.refresher = refresher;
        this.teller = teller;
        this.devices = devices;
    }

    Uni<Void> lookAt(Held held) {
        Connection it = held.connection();
        return switch (it.status()) {
            case ACTIVE, DEGRADED -> !it.grant().isRenewed()
                    ? verification.verify(held).replaceWithVoid()
                    : it.grant().accessExpiresAt() == null ? lookFirst(held) : refresher.refresh(held, false);
            case VERIFYING -> verification.verify(held).replaceWithVoid();
            case PENDING -> devices.attend(held);
            case REVOKING -> teller.tell(held);
            case REAUTH_REQUIRED, DISABLED, REVOKED, ABANDONED, FAILED ->
                Uni.createFrom().voidItem(); // none of them is ever due
        };
    }

    /** Nobody knows when its token ends: it is renewed once the provider refuses it. */
    private Uni<Void> lookFirst(Held held) {
        return verification.look(held.tenant(), held.connection()).chain(finding -> finding instanceof Finding.Refused
                ? refresher.refresh(held, true)
                : verification.conclude(held, finding).replaceWithVoid());
    }
}
