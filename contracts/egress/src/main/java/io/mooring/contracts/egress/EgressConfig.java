package io.mooring.contracts.egress;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the guard lets out beyond the public internet, and how much of the machine it may use. */
@ConfigMapping(prefix = "mooring.egress")
public interface EgressConfig {

    /**
     * Addresses and CIDR ranges that are allowed although they are not public, such as {@code 10.20.0.0/16} or
     * {@code ::1}; none unless set. A cloud metadata address stays refused unless it is listed as a single address.
     * Environment: {@code MOORING_EGRESS_ALLOW}.
     */
    Optional<List<String>> allow();

    /**
     * The only ports HTTP may use. Unset: every port but those of the WHATWG fetch "bad ports" list (§2.9), where
     * something other than HTTP is expected to listen.
     */
    Optional<Set<Integer>> httpPorts();

    /** The only ports plain TCP clients (databases) may use. Unset: any. */
    Optional<Set<Integer>> tcpPorts();

    /** Open HTTP/1.1 connections per host and address; HTTP/2 uses one for every sixteen of them, at least one. */
    @WithDefault("32")
    int connectionsPerHost();

    /** Requests that may wait for a connection to one host; one more fails at once. */
    @WithDefault("256")
    int waitingPerHost();

    /** Name lookups that run at the same time; further ones wait, within their request's deadline. */
    @WithDefault("32")
    int lookupThreads();
}
