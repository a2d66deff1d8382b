package io.mooring.executor.mcpclient;

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.lease.Placement;
import io.smallrye.mutiny.Uni;

/** Opens channels of one transport that is not HTTP; a bean each. */
public interface Transport {

    /** The catalog's word for it, e.g. {@code stdio}. */
    String name();

    /**
     * A channel of its own, ready for the first message.
     *
     * @param received gets each message of the server, in order, one at a time; may be called before this completes
     * @return fails with {@link ChannelFailure} when there can't be one
     */
    Uni<Channel> open(Upstream upstream, List<Placement> placements, Consumer<JsonNode> received);
}
