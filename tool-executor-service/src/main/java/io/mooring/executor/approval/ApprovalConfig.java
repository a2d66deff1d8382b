package io.mooring.executor.approval;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long approvals may take, and how many may wait. */
@ConfigMapping(prefix = "executor.approval")
public interface ApprovalConfig {

    /** A call nobody approves of within this expires, unless its policy says otherwise. */
    @WithDefault("24H")
    Duration expiresAfter();

    /** Calls of one caller that may wait at the same time. */
    @WithDefault("200")
    int mostWaiting();

    /** Arguments of a call that waits; nobody reads more of them before the decision. */
    @WithDefault("64K")
    MemorySize maxArguments();

    /** A longer answer of an approved call is kept without its result. */
    @WithDefault("64K")
    MemorySize maxAnswer();

    /** An approved call that can't be run now is tried again for this long after the decision. */
    @WithDefault("10M")
    Duration triedFor();

    /** Longer than any call can take, all its time limits added: one that ran for longer was lost with its executor. */
    @WithDefault("120S")
    Duration longestCall();

    /** A closed approval is forgotten after this, and its answer with it. */
    @WithDefault("30D")
    Duration kept();
}
