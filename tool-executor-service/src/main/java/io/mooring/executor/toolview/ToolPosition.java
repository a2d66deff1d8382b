package io.mooring.executor.toolview;

/** Where a page of tools begins: after this one. */
public record ToolPosition(String integration, String name, String variant) {

    /** One word for it; none of the parts has a line break. */
    public String text() {
        return integration + "\n" + name + "\n" + variant;
    }
}
