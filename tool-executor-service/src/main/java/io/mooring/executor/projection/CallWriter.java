package io.mooring.executor.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.mooring.contracts.outbox.BulkStatements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Writes the audit table. Start and end arrive in any order, and more than once. */
final class CallWriter {

    private static final String STARTED = """
            insert into app.call as known (tenant, id, integration, tool, connection, user_id, caller_kind, caller,
                arguments_digest, started_at, instance, arguments, arguments_bytes, publication, origin_kind, origin_id)
            select cast(?1 as text), given.* from\s""" + BulkStatements.ROWS + """
            (id text, integration text, tool text, connection text, user_id text, caller_kind text, caller text,
                arguments_digest text, started_at timestamptz, instance text, arguments text, arguments_bytes bigint,
                publication text, origin_kind text, origin_id text)
            on conflict (tenant, id, started_at) do update set instance = excluded.instance,
                outcome = nullif(known.outcome, 'AWAITING')
            where known.instance is null""";
    /** A known outcome stays; an unknown one gives way to it, and that of a call that has not run yet to any. */
    private static final String INVOKED = """
            insert into app.call as known (tenant, id, integration, tool, connection, user_id, caller_kind, caller,
                arguments_digest, started_at, outcome, error, detail, http_status, duration_millis, result_bytes,
                arguments, arguments_bytes, stages, policy, approval, trace, publication, origin_kind, origin_id)
            select cast(?1 as text), id, integration, tool, connection, user_id, caller_kind, caller, arguments_digest,
                started_at, outcome, error, detail, http_status, duration_millis, result_bytes, arguments,
                arguments_bytes, cast(stages as text), policy, approval, trace, publication, origin_kind, origin_id
            from\s""" + BulkStatements.ROWS + """
            (id text, integration text, tool text, connection text, user_id text, caller_kind text, caller text,
                arguments_digest text, started_at timestamptz, outcome text, error text, detail text,
                http_status integer, duration_millis bigint, result_bytes bigint, arguments text,
                arguments_bytes bigint, stages json, policy text, approval text, trace text,
                publication text, origin_kind text, origin_id text)
            on conflict (tenant, id, started_at) do update set connection = excluded.connection,
                outcome = excluded.outcome, error = excluded.error, detail = excluded.detail,
                http_status = excluded.http_status, duration_millis = excluded.duration_millis,
                result_bytes = excluded.result_bytes, arguments = coalesce(excluded.arguments, known.arguments),
                arguments_bytes = greatest(excluded.arguments_bytes, known.arguments_bytes), stages = excluded.stages,
                policy = coalesce(excluded.policy, known.policy),
                approval = coalesce(excluded.approval, known.approval),
                trace = coalesce(known.trace, excluded.trace),
                publication = coalesce(known.publication, excluded.publication),
                origin_kind = coalesce(known.origin_kind, excluded.origin_kind),
                origin_id = coalesce(known.origin_id, excluded.origin_id)
            where (known.outcome is null or known.outcome in ('UNKNOWN', 'AWAITING'))
                and (excluded.outcome <> 'AWAITING' or known.outcome is null and known.instance is null)""";

    private CallWriter() {}

    static Uni<Void> recordStarted(Mutiny.Session session, String tenant, List<ToolStarted> started) {
        return write(session, STARTED, tenant, started.stream().map(StartedCall::of).toList());
    }

    static Uni<Void> recordInvoked(Mutiny.Session session, String tenant, List<ToolInvoked> invoked) {
        return write(session, INVOKED, tenant, invoked.stream().map(EndedCall::of).toList());
    }

    /** In the order of their ids, so that transactions over the same calls wait for each other instead of for ever. */
    private static Uni<Void> write(Mutiny.Session session, String sql, String tenant, List<? extends Entry> entries) {
        List<? extends Entry> ordered = entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
        return Multi.createFrom().iterable(rounds(ordered))
                .onItem().transformToUniAndConcatenate(round -> BulkStatements.run(session, sql, tenant, round))
                .collect().last().replaceWithVoid();
    }

    /** One statement can write a row once: a call's second entry belongs into the next one. */
    static <E extends Entry> List<List<E>> rounds(List<E> entries) {
        List<List<E>> rounds = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (E entry : entries) {
            int round = seen.merge(entry.id(), 0, (before, first) -> before + 1);
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(entry);
        }
        return rounds;
    }

    /** A row to be. */
    interface Entry {

        /** Of the call. */
        String id();
    }
}
