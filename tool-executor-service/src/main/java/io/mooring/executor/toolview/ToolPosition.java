package io.mooring.executor.toolview;

/** Where a page of tools begins: after this one. */
public record ToolPosition(String integration, String name, String variant) {}
