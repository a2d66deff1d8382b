package io.mooring.executor.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the audit is kept. */
@ConfigMapping(prefix = "executor.audit")
public interface AuditConfig {

    /** Days of calls in the table; a tenant may keep fewer. */
    @WithDefault("90")
    int days();
}
