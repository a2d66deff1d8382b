package io.mooring.executor.search;

/** The time between two snapshots of the database. */
record Span(String from, String to) {}
