package io.mooring.connection.integrationview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** The last state record of an integration; written by native SQL that compares versions. */
@Entity
@Table(name = "integration_view", schema = "app")
@IdClass(IntegrationViewRow.Key.class)
class IntegrationViewRow {

    record Key(String tenant, String slug) {}

    @Id
    String tenant;

    @Id
    String slug;

    String name;

    @Nullable
    String kind;

    @Nullable
    String provider;

    @Nullable
    String family;

    @Nullable
    @Column(name = "base_url")
    String baseUrl;

    /** JSON Schema of the variables it is configured with, as text. */
    @Nullable
    @Column(name = "config_schema")
    String configSchema;

    /** JSON, see {@link AuthMethods}. */
    @Column(name = "auth_methods")
    String authMethods;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IntegrationViewRow() {}

    IntegrationView view() {
        return new IntegrationView(slug, name, kind, provider, family, baseUrl, AuthMethods.read(authMethods), version);
    }
}
