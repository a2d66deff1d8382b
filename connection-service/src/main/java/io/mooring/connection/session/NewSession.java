package io.mooring.connection.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.problem.GeneralError;

/** What was asked for, checked as far as possible without the database. */
record NewSession(Owner owner, List<String> integrations, String name, @Nullable String connection, boolean replaces,
        @Nullable String redirectUrl, Duration life, boolean confirms) {

    private static final int MOST_INTEGRATIONS = 50;
    private static final int SHORTEST = 60;
    private static final int MAX_NAME = 100;

    /** Fails with 400 naming the field. */
    static NewSession of(CreateSession body, SessionConfig config) {
        Owner owner = Owner.of(body.owner() == null ? Owner.USER : body.owner(), body.userId());
        boolean confirms = Boolean.TRUE.equals(body.confirm());
        if (confirms && body.redirectUrl() == null) {
            throw GeneralError.BAD_REQUEST.at("/redirect_url", "expected one: the code to confirm with arrives there");
        }
        if (confirms && owner.userId() == null) {
            throw GeneralError.BAD_REQUEST.at("/confirm", "expected false when owner is org: there is no user to be");
        }
        return new NewSession(owner, integrations(body), name(body.name()), body.connectionId(),
                Boolean.TRUE.equals(body.replace()), body.redirectUrl(), life(body.expiresIn(), config), confirms);
    }

    private static List<String> integrations(CreateSession body) {
        List<@Nullable String> given = body.integrations();
        if (given == null) {
            return List.of();
        }
        if (body.connectionId() != null) {
            throw GeneralError.BAD_REQUEST.at("/integrations", "expected none when connection_id is given");
        }
        Set<String> slugs = new LinkedHashSet<>();
        for (String slug : given) {
            if (slug == null || slug.isBlank()) {
                throw GeneralError.BAD_REQUEST.at("/integrations", "expected slugs that are not blank");
            }
            slugs.add(slug);
        }
        if (slugs.isEmpty() || slugs.size() > MOST_INTEGRATIONS) {
            throw GeneralError.BAD_REQUEST.at("/integrations",
                    "expected 1 to " + MOST_INTEGRATIONS + " slugs, or none of the field for all");
        }
        return List.copyOf(slugs);
    }

    private static String name(@Nullable String given) {
        String name = given == null ? "main" : given.strip();
        if (name.isEmpty() || name.length() > MAX_NAME
                || name.chars().anyMatch(c -> c == '.' || c == '/' || Character.isISOControl(c))) {
            throw GeneralError.BAD_REQUEST.at("/name",
                    "expected 1 to " + MAX_NAME + " printable characters without dot and slash");
        }
        return name;
    }

    private static Duration life(@Nullable Integer seconds, SessionConfig config) {
        if (seconds == null) {
            return config.life();
        }
        if (seconds < SHORTEST || seconds > config.longestLife().toSeconds()) {
            throw GeneralError.BAD_REQUEST.at("/expires_in",
                    "expected " + SHORTEST + " to " + config.longestLife().toSeconds() + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    /** Fails with 404 when the connection is not that of the person who gets the link, with 400 when it has a form only. */
    void requireReconnectable(Connection found) {
        if (!found.owner().equals(owner.kind()) || !Objects.equals(found.userId(), owner.userId())) {
            throw GeneralError.NOT_FOUND.because("there is no such connection");
        }
        if (found.id().startsWith("db_")) {
            throw GeneralError.BAD_REQUEST.at("/connection_id",
                    "expected none of a database: disconnect it and connect it again");
        }
    }

    ConnectSession session(String tenant, String id, Targets targets, Instant now, String by) {
        return new ConnectSession(tenant, id, owner, targets.integrations(), targets.name(), connection, replaces,
                redirectUrl, confirms, null, null, null, now.plus(life), now, by);
    }

    /** What may be connected, and under which name. */
    record Targets(List<String> integrations, String name) {}
}
