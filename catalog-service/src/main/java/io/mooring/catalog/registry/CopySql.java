package io.mooring.catalog.registry;

/** The statements of {@link CopyStore}; each answers its counts and the names it touched as one JSON object. */
final class CopySql {

    /** 1: entries, 2: scan. A row that says what it said before is written only to note that a full scan saw it. */
    static final String WRITE = """
            with given as (
                select * from json_to_recordset(cast(cast(?1 as text) as json)) as r(name text, version text, rank text,
                    publisher text, status text, status_message text, latest boolean, published_at timestamptz,
                    updated_at timestamptz, title text, description text, label text, search text, obstacle text,
                    remote boolean, registry_types text[], categories text[], hash text, entry text)),
            known as (
                select v.name, v.version, v.hash, v.status from app.registry_version v
                join given g on g.name = v.name and g.version = v.version),
            written as (
                insert into app.registry_version as v (name, version, rank, publisher, status, status_message, latest,
                    published_at, updated_at, title, description, label, search, obstacle, remote, registry_types,
                    categories, hash, entry, scan)
                select g.*, cast(?2 as bigint) from given g
                on conflict (name, version) do update set
                    (rank, publisher, status, status_message, latest, published_at, updated_at, title, description,
                     label, search, obstacle, remote, registry_types, categories, hash, entry, scan)
                    = (excluded.rank, excluded.publisher, excluded.status, excluded.status_message, excluded.latest,
                       excluded.published_at, excluded.updated_at, excluded.title, excluded.description,
                       excluded.label, excluded.search, excluded.obstacle, excluded.remote, excluded.registry_types,
                       excluded.categories, excluded.hash, excluded.entry, excluded.scan)
                where v.hash <> excluded.hash or v.status <> excluded.status or v.scan <> excluded.scan),
            differs as (
                select g.name, g.version, g.status, k.name is null as added,
                    g.status = 'deleted' and coalesce(k.status, '') not in ('deleted', 'gone') as deleted
                from given g left join known k on k.name = g.name and k.version = g.version
                where k.name is null or k.hash <> g.hash or k.status <> g.status)
            select cast(json_build_object('added', count(*) filter (where added),
                'changed', count(*) filter (where not added and not deleted),
                'deleted', count(*) filter (where not added and deleted),
                'names', coalesce(json_agg(distinct name), '[]')) as text) from differs""";

    /** 1: skipped rows; those of which not even the name can be read are one. */
    static final String NOTE_SKIPPED = """
            insert into app.registry_skipped (name, version, reason, seen_at)
            select distinct on (name, version) name, version, reason, ?2
            from json_to_recordset(cast(cast(?1 as text) as json)) as r(name text, version text, reason text)
            order by name, version
            on conflict (name, version) do update set reason = excluded.reason, seen_at = excluded.seen_at""";

    /** 1: how many stay. */
    static final String FORGET_SKIPPED = """
            delete from app.registry_skipped where (name, version) in (
                select name, version from app.registry_skipped order by seen_at desc, name, version offset ?1)""";

    /** 1: skipped rows that the registry deleted. */
    static final String TAKE_DOWN = """
            with given as (
                select distinct name, version
                from json_to_recordset(cast(cast(?1 as text) as json)) as r(name text, version text)),
            down as (
                update app.registry_version v set status = 'deleted', obstacle = 'its status is deleted', hash = ''
                from given g where g.name = v.name and g.version = v.version and v.status <> 'deleted'
                returning v.name)
            select cast(json_build_object('added', 0, 'changed', 0, 'deleted', count(*),
                'names', coalesce(json_agg(distinct name), '[]')) as text) from down""";

    /** 1: scan, 2: how many at once. */
    static final String SWEEP = """
            with unseen as (
                select name, version from app.registry_version
                where scan < cast(?1 as bigint) and status not in ('deleted', 'gone') limit ?2),
            gone as (
                update app.registry_version v set status = 'gone', hash = '',
                    status_message = 'the registry does not list it any more', obstacle = 'its status is gone'
                from unseen u where u.name = v.name and u.version = v.version
                returning v.name)
            select cast(json_build_object('added', 0, 'changed', 0, 'deleted', count(*),
                'names', coalesce(json_agg(distinct name), '[]')) as text) from gone""";

    /**
     * 1: names. Picks the latest version: one that is still there before one that is not, then the one the registry calls
     * latest, then by rank. {@code crowd} counts the publisher's other servers in threes, so that no publisher fills a
     * page while others wait.
     */
    static final String SETTLE = """
            with chosen as (
                select distinct on (v.name) v.* from app.registry_version v
                where v.name in (select json_array_elements_text(cast(cast(?1 as text) as json)))
                order by v.name, v.status in ('deleted', 'gone'), v.latest desc, v.rank desc),
            known as (
                select publisher, count(*) as servers from app.registry_server
                where publisher in (select publisher from chosen) group by publisher)
            insert into app.registry_server as s (name, version, publisher, poor, crowd, status, status_message,
                published_at, updated_at, title, description, label, search, obstacle, remote, registry_types,
                categories, hash)
            select c.name, c.version, c.publisher,
                case when c.obstacle is not null then 2 when c.status = 'deprecated' then 1 else 0 end,
                (coalesce(k.servers, 0) + row_number() over (partition by c.publisher order by c.name) - 1) / 3,
                c.status, c.status_message, c.published_at, c.updated_at, c.title, c.description, c.label, c.search,
                c.obstacle, c.remote, c.registry_types, c.categories, c.hash
            from chosen c left join known k on k.publisher = c.publisher
            on conflict (name) do update set
                (version, poor, status, status_message, published_at, updated_at, title, description, label, search,
                 obstacle, remote, registry_types, categories, hash)
                = (excluded.version, excluded.poor, excluded.status, excluded.status_message, excluded.published_at,
                   excluded.updated_at, excluded.title, excluded.description, excluded.label, excluded.search,
                   excluded.obstacle, excluded.remote, excluded.registry_types, excluded.categories, excluded.hash)
            where s.version <> excluded.version or s.hash <> excluded.hash or s.status <> excluded.status""";

    static final String CENSUS = """
            select cast(json_build_object('servers', (select count(*) from app.registry_server),
                'versions', coalesce(sum(n), 0), 'by_status', coalesce(json_object_agg(status, n), '{}')) as text)
            from (select status, count(*) as n from app.registry_version group by status) s""";

    /** 1: how many. */
    static final String SKIPPED = """
            select cast(row_to_json(s) as text) from (
                select name, version, reason, seen_at from app.registry_skipped
                order by seen_at desc, name, version limit ?1) s""";

    private CopySql() {}
}
