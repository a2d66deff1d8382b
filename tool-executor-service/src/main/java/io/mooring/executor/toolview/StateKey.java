package io.mooring.executor.toolview;

/**
 * What the key of a catalog record names: {@code tenant/integration}, {@code tenant/integration/item} or
 * {@code tenant/integration/item/variant}.
 *
 * @param item tool name or definition hash; empty in the key of an integration
 * @param variant empty for the usual one of a name
 */
record StateKey(String integration, String item, String variant) {

    static StateKey of(String tenant, String key) {
        if (!key.startsWith(tenant + "/")) {
            throw new IllegalArgumentException("the key of a state record does not begin with its tenant");
        }
        String[] parts = key.substring(tenant.length() + 1).split("/", 3);
        return new StateKey(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }
}
