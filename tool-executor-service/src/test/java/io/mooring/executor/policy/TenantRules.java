package io.mooring.executor.policy;

import java.util.List;
import java.util.Map;

/** Rules of a tenant. */
public final class TenantRules {

    private TenantRules() {}

    /** By their order. */
    public static Rules of(List<Map.Entry<String, Effect>> patterns) {
        return new Rules(patterns.stream().map(one -> Policy.of("pol_" + one.getKey(), Audience.TENANT, one.getKey(),
                one.getValue(), null)).toList(), false);
    }
}
