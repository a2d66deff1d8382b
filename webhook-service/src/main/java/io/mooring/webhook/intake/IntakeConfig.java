package io.mooring.webhook.intake;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the intake takes upon itself. */
@ConfigMapping(prefix = "webhook.intake")
interface IntakeConfig {

    /** Longest body, in bytes; with its headers it must fit a Kafka record of 1 MiB. */
    @WithDefault("1000000")
    MemorySize maxBody();

    /** Webhooks that may wait for Kafka at the same time; one more is refused. */
    @WithDefault("2000")
    @Min(1)
    int maxWaiting();

    /** Bytes that may wait for Kafka at the same time: below the producer's buffer, so that it never blocks. */
    @WithDefault("16M")
    MemorySize maxWaitingBytes();

    /** How long Kafka may take, well within the providers' patience. */
    @WithDefault("8S")
    Duration acknowledgeWithin();

    /** How long a provider may take to show the keys it publishes. */
    @WithDefault("3S")
    Duration keysWithin();

    /** How long published keys are trusted before they are looked at again. */
    @WithDefault("10M")
    Duration keysFreshFor();

    /** How long an address is left alone that showed none. */
    @WithDefault("10S")
    Duration keysPause();

    /** Most bytes of published keys. */
    @WithDefault("64K")
    MemorySize maxKeys();

    /** Addresses whose keys are kept; the least used ones go first. */
    @WithDefault("200")
    int keyAddresses();
}
