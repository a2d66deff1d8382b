package io.mooring.executor.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.smallrye.mutiny.Uni;

/** The audit table. Start and end arrive in any order, and more than once. */
@ApplicationScoped
class CallStore {

    private static final String STARTED = "insert into app.call as known (tenant, id, integration, tool, connection,"
            + " user_id, caller_kind, caller, arguments_digest, started_at, instance, arguments, arguments_bytes)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            + " on conflict (tenant, id, started_at) do update set instance = excluded.instance,"
            + " outcome = nullif(known.outcome, 'AWAITING') where known.instance is null";
    /** A known outcome stays; an unknown one gives way to it, and that of a call that has not run yet to any. */
    private static final String INVOKED = "insert into app.call as known (tenant, id, integration, tool, connection,"
            + " user_id, caller_kind, caller, arguments_digest, started_at, outcome, error, detail, http_status,"
            + " duration_millis, result_bytes, arguments, arguments_bytes, stages, policy, approval)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"
            + " on conflict (tenant, id, started_at) do update set connection = excluded.connection,"
            + " outcome = excluded.outcome, error = excluded.error, detail = excluded.detail,"
            + " http_status = excluded.http_status, duration_millis = excluded.duration_millis,"
            + " result_bytes = excluded.result_bytes, arguments = coalesce(excluded.arguments, known.arguments),"
            + " arguments_bytes = greatest(excluded.arguments_bytes, known.arguments_bytes), stages = excluded.stages,"
            + " policy = coalesce(excluded.policy, known.policy),"
            + " approval = coalesce(excluded.approval, known.approval)"
            + " where (known.outcome is null or known.outcome in ('UNKNOWN', 'AWAITING'))"
            + " and (excluded.outcome <> 'AWAITING' or known.outcome is null and known.instance is null)";
    private static final String UNFINISHED = "select c.* from app.call c where (c.outcome is null"
            + " or c.outcome = 'AWAITING' and not exists (select 1 from app.approval a where a.tenant = c.tenant"
            + " and a.id = c.approval)) and coalesce(c.closing_at, c.started_at) < ?1 and not exists (select 1 from app.instance i"
            + " where i.tenant = '*' and i.id = c.instance and i.seen_at >= ?2)"
            + " order by c.started_at limit ?3 for update skip locked";

    private final ObjectMapper json;

    CallStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> recordStarted(Mutiny.Session session, String tenant, ToolStarted started) {
        return session.createNativeQuery(STARTED).setParameter(1, tenant).setParameter(2, started.getCall())
                .setParameter(3, started.getIntegration()).setParameter(4, started.getTool())
                .setParameter(5, started.getConnection()).setParameter(6, started.getUserId())
                .setParameter(7, started.getCallerKind()).setParameter(8, started.getCaller())
                .setParameter(9, started.getArgumentsDigest()).setParameter(10, started.getStartedAt())
                .setParameter(11, started.getInstance()).setParameter(12, started.getArguments())
                .setParameter(13, started.getArgumentsBytes()).executeUpdate().replaceWithVoid();
    }

    Uni<Void> recordInvoked(Mutiny.Session session, String tenant, ToolInvoked invoked) {
        return session.createNativeQuery(INVOKED).setParameter(1, tenant).setParameter(2, invoked.getCall())
                .setParameter(3, invoked.getIntegration()).setParameter(4, invoked.getTool())
                .setParameter(5, invoked.getConnection()).setParameter(6, invoked.getUserId())
                .setParameter(7, invoked.getCallerKind()).setParameter(8, invoked.getCaller())
                .setParameter(9, invoked.getArgumentsDigest()).setParameter(10, invoked.getStartedAt())
                .setParameter(11, invoked.getOutcome()).setParameter(12, invoked.getError())
                .setParameter(13, invoked.getDetail()).setParameter(14, invoked.getHttpStatus())
                .setParameter(15, invoked.getDurationMillis()).setParameter(16, invoked.getResultBytes())
                .setParameter(17, invoked.getArguments()).setParameter(18, invoked.getArgumentsBytes())
                .setParameter(19, text(invoked.getStages())).setParameter(20, invoked.getPolicy())
                .setParameter(21, invoked.getApproval()).executeUpdate().replaceWithVoid();
    }

    private String text(Map<String, Long> stages) {
        try {
            return json.writeValueAsString(stages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers by name are always JSON", e);
        }
    }

    Uni<List<CallRow>> list(Mutiny.Session session, String tenant, CallFilter filter, @Nullable CallPosition after,
            int limit) {
        String page = after == null ? "" : " and (startedAt < :at or startedAt = :at and id < :id)";
        Mutiny.SelectionQuery<CallRow> query = session
                .createSelectionQuery("from CallRow where tenant = :tenant" + filter.conditions() + page
                        + " order by startedAt desc, id desc", CallRow.class)
                .setParameter("tenant", tenant).setReadOnly(true).setMaxResults(limit);
        filter.parameters().forEach(query::setParameter);
        if (after != null) {
            query.setParameter("at", after.startedAt()).setParameter("id", after.id());
        }
        return query.getResultList();
    }

    Uni<Optional<CallRow>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(CallRow.class, new CallKey(tenant, id)).map(Optional::ofNullable);
    }

    /**
     * Locks calls whose executor is dead and whose end did not come, or that wait for an approval it did not come to keep,
     * and notes that they are being closed.
     *
     * @param before only calls that began, and were last tried to be closed, before
     * @param alive an instance seen since then is alive
     */
    Uni<List<CallRow>> takeUnfinished(Mutiny.Session session, Instant before, Instant alive, Instant now, int limit) {
        return session.createNativeQuery(UNFINISHED, CallRow.class).setParameter(1, before).setParameter(2, alive)
                .setParameter(3, limit).getResultList().invoke(rows -> rows.forEach(row -> row.closingAt = now));
    }

    /** Forgets instances that are long dead. */
    Uni<Void> forgetInstances(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from app.instance where tenant = '*' and seen_at < ?1")
                .setParameter(1, before).executeUpdate().replaceWithVoid();
    }
}
