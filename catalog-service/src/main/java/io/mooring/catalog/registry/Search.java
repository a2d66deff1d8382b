package io.mooring.catalog.registry;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;

/**
 * One page of what is wanted, as a statement. Best first: the name itself, its beginning, name or title, anywhere; among
 * equals what runs here before what does not, and three of each publisher before anybody's next three.
 */
final class Search {

    private static final String COLUMNS = "name, title, description, version, status, status_message,"
            + " obstacle as not_runnable_because, remote, registry_types, categories, published_at, updated_at, poor,"
            + " crowd";
    private static final int KEYS = 4;

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private Search() {}

    static Search of(Wanted wanted, Cursor page) {
        Search search = new Search();
        search.sql.append("select cast(row_to_json(found) as text) from (select ").append(COLUMNS).append(", ");
        search.rank(wanted);
        search.sql.append(" as hit from app.registry_server where true");
        search.filter(wanted);
        search.sql.append(") found");
        search.after(page.after(), !wanted.words().isEmpty());
        search.sql.append(wanted.words().isEmpty() ? " order by poor, crowd, name" : " order by hit, poor, crowd, name")
                .append(" limit ").append(page.fetch());
        return search;
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    /** Sort key of a found row, for the next page. */
    static String key(JsonNode found) {
        return found.path("hit").asInt() + " " + found.path("poor").asInt() + " " + found.path("crowd").asLong() + " "
                + found.path("name").asText();
    }

    private void rank(Wanted wanted) {
        if (wanted.words().isEmpty()) {
            sql.append("0");
            return;
        }
        String phrase = wanted.phrase();
        String begins = escaped(phrase) + "%";
        sql.append("case when lower(name) = ").append(with(phrase)).append(" or lower(split_part(name, '/', 2)) = ")
                .append(with(phrase)).append(" or lower(title) = ").append(with(phrase)).append(" then 0")
                .append(" when lower(name) like ").append(with(begins)).append(" or label like ").append(with(begins))
                .append(" or lower(title) like ").append(with(begins)).append(" then 1 when true");
        wanted.words().forEach(word -> sql.append(" and label like ").append(with("%" + escaped(word) + "%")));
        sql.append(" then 2 else 3 end");
    }

    private void filter(Wanted wanted) {
        if (!wanted.words().isEmpty()) {
            sql.append(" and (true");
            wanted.words().forEach(word -> sql.append(" and search like ").append(with("%" + escaped(word) + "%")));
            // a full name holds the publisher's host, which is no word of its search text
            sql.append(wanted.phrase().contains("/") ? " or name like " + with(escaped(wanted.phrase()) + "%") : "")
                    .append(")");
        }
        unless(wanted.includeDeleted(), " and status not in ('deleted', 'gone')");
        equal(" and status = ", wanted.status());
        equal(" and registry_types @> array[cast(", wanted.registryType(), " as text)]");
        equal(" and categories @> array[cast(", wanted.category(), " as text)]");
        equal(" and remote = ", wanted.remote());
        if (wanted.runnable() != null) {
            sql.append(wanted.runnable() ? " and obstacle is null" : " and obstacle is not null");
        }
    }

    /** Without words the index of the table's own order serves, so the statement must not speak of hits. */
    private void after(@Nullable String key, boolean ranked) {
        if (key == null) {
            return;
        }
        String[] keys = key.split(" ", KEYS);
        if (keys.length != KEYS || !(keys[0] + keys[1] + keys[2]).matches("\\d{3,12}")) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
        sql.append(ranked
                ? " where (hit, poor, crowd, name) > (" + with(Integer.valueOf(keys[0])) + ", "
                : " where (poor, crowd, name) > (").append(with(Integer.valueOf(keys[1]))).append(", ")
                .append(with(Integer.valueOf(keys[2]))).append(", ")
                .append(with(keys[3])).append(")");
    }

    private void unless(boolean not, String condition) {
        sql.append(not ? "" : condition);
    }

    private void equal(String before, @Nullable Object value) {
        equal(before, value, "");
    }

    private void equal(String before, @Nullable Object value, String after) {
        if (value != null) {
            sql.append(before).append(with(value)).append(after);
        }
    }

    private String with(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
