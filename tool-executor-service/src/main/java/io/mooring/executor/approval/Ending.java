package io.mooring.executor.approval;

/**
 * How an approved call ended.
 *
 * @param answer JSON: what its caller would have got at once
 * @param recorded whether Kafka has the end
 */
public record Ending(String outcome, String answer, boolean recorded) {}
