package io.mooring.executor.toolview;

/**
 * What the key of a catalog record names: {@code tenant/integration} or {@code tenant/integration/item}.
 *
 * @param item tool name or definition hash; empty in the key of an integration
 */
record StateKey(String integration, String item) {

    static StateKey of(String tenant, String key) {
        if (!key.startsWith(tenant + "/")) {
            throw new IllegalArgumentException("the key of a state record does not begin with its tenant");
        }
        String rest = key.substring(tenant.length() + 1);
        int slash = rest.indexOf('/');
        return slash < 0 ? new StateKey(rest, "") : new StateKey(rest.substring(0, slash), rest.substring(slash + 1));
    }
}
