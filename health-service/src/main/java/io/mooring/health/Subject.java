package io.mooring.health;

/**
 * What has a status.
 *
 * @param kind {@code integration} or {@code connection}, as in {@code health.changed}
 * @param id slug or connection id
 */
public record Subject(String kind, String id) {

    public static Subject integration(String slug) {
        return new Subject("integration", slug);
    }

    public static Subject connection(String id) {
        return new Subject("connection", id);
    }

    /** The aggregate's part of a record key; a slug and a connection id never meet. */
    public String aggregate() {
        return kind + "/" + id;
    }
}
