package io.mooring.executor.inquiry;

import java.util.List;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.toolview.IntegrationView;
import io.smallrye.mutiny.Uni;

/** How the upstreams of one kind of integrations are asked what they offer; a bean for each kind that can be. */
public interface Inquirer {

    /** The kind, as the catalog writes it. */
    String kind();

    /**
     * Asks once, through the egress guard, in bounded time and room. Every end is a finding; a failure is one, too, but says
     * less.
     *
     * @param connection the one that asks
     * @param placements its credential
     */
    Uni<Finding> ask(String tenant, ConnectionView connection, IntegrationView integration,
            List<Placement> placements);
}
