package io.mooring.executor.search;

import java.util.Collection;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.Veil;

/** A reach as a query. It saves looking at tools in vain and keeps others' words out; the database decides once more. */
final class Narrowing {

    private Narrowing() {}

    static Query of(String tenant, Reach reach) {
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(term(Fields.TENANT, tenant), Occur.FILTER)
                .add(any(Fields.KIND, reach.kinds()), Occur.FILTER)
                .add(either(term(Fields.KIND, ToolView.BUILT_IN), connected(reach)), Occur.FILTER);
        if (reach.only() != null) {
            query.add(term(Fields.INTEGRATION, reach.only()), Occur.FILTER);
        }
        if (!reach.readOnly().isEmpty()) {
            query.add(new BooleanQuery.Builder().add(any(Fields.INTEGRATION, reach.readOnly()), Occur.FILTER)
                    .add(term(Fields.READ_ONLY, "false"), Occur.FILTER).build(), Occur.MUST_NOT);
        }
        if (reach.veil() != null) {
            query.add(visible(tenant, reach.veil()), Occur.FILTER);
        }
        return query.build();
    }

    private static Query visible(String tenant, Veil veil) {
        Query open = new BooleanQuery.Builder().add(any(Fields.INTEGRATION, veil.integrations()), Occur.FILTER)
                .add(either(term(Fields.KIND, ToolView.BUILT_IN), on(veil.connections())), Occur.FILTER)
                .add(ids(tenant, veil.hidden()), Occur.MUST_NOT).build();
        return either(ids(tenant, veil.shown()), open);
    }

    private static Query ids(String tenant, Collection<ToolPosition> tools) {
        return any(Fields.ID, tools.stream().map(tool -> ToolId.text(tenant, tool)).toList());
    }

    private static Query connected(Reach reach) {
        return new BooleanQuery.Builder().add(any(Fields.INTEGRATION, reach.integrations()), Occur.FILTER)
                .add(on(reach.connections()), Occur.FILTER).build();
    }

    private static Query on(Collection<String> connections) {
        return either(term(Fields.CONNECTION, Fields.ANY), any(Fields.CONNECTION, connections));
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder().add(one, Occur.SHOULD).add(other, Occur.SHOULD).build();
    }

    private static Query any(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
