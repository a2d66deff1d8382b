package io.mooring.catalog.intake;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Slug;
import io.mooring.catalog.intake.McpResource.AddServer;
import io.mooring.catalog.mcp.McpServers.Order;
import io.mooring.catalog.mcp.Reach;
import io.mooring.contracts.problem.GeneralError;

/** Bodies as orders. */
final class McpOrders {

    private McpOrders() {}

    /** Fails with 400 that names the field. */
    static Order order(AddServer body) {
        Reach reach = reach(body);
        String name = Texts.name(body.name());
        if (name == null) {
            throw GeneralError.BAD_REQUEST.at("/name", "expected a name for people");
        }
        return new Order(slug(body, reach), name, Texts.description(body.description()),
                body.displayUrl() == null ? null : Texts.url("/displayUrl", body.displayUrl()).toString(), reach,
                body.auth(), body.authenticationTemplate(), body.configSchema(), body.tools(), Curation.NONE);
    }

    private static Reach reach(AddServer body) {
        boolean started = body.command() != null || body.npmPackage() != null || body.installed() != null;
        String transport = body.transport() == null ? started ? "stdio" : "remote" : body.transport();
        return switch (transport) {
            case "remote" -> remote(body, started);
            case "stdio" -> local(body);
            default -> throw GeneralError.BAD_REQUEST.at("/transport", "expected remote or stdio");
        };
    }

    private static Reach remote(AddServer body, boolean started) {
        if (started || body.envVars() != null || body.env() != null || body.args() != null || body.cwd() != null) {
            throw GeneralError.BAD_REQUEST.at("/transport",
                    "expected stdio, since the fields are those of a server that is started");
        }
        return new Reach.Remote(body.endpoint(), body.remoteTransport(), Extras.headers(body.headers()),
                Extras.queryParams(body.queryParams()), body.inputs(), body.variables());
    }

    private static Reach local(AddServer body) {
        if (body.endpoint() != null || body.headers() != null || body.queryParams() != null || body.auth() != null
                || body.inputs() != null) {
            throw GeneralError.BAD_REQUEST.at("/transport",
                    "expected remote, since the fields are those of a server somewhere else");
        }
        if (body.npmPackage() != null && body.installed() != null) {
            throw GeneralError.BAD_REQUEST.at("/npmPackage", "expected either npmPackage or package");
        }
        return new Reach.Local(body.command(), body.args(), body.env(), body.envVars(), body.cwd(),
                body.npmPackage() == null ? body.installed() : Reach.Package.npm(body.npmPackage()), body.variables());
    }

    /** The given one; else from the host of the endpoint, or the name. */
    private static Slug slug(AddServer body, Reach reach) {
        String given = body.slug() == null ? body.id() : body.slug();
        return Slug.of(given == null ? proposal(body, reach) : given);
    }

    private static @Nullable String proposal(AddServer body, Reach reach) {
        String source = reach instanceof Reach.Remote remote && remote.endpoint() != null
                ? host(remote.endpoint())
                : body.name();
        return source == null ? null : Slug.propose(source);
    }

    private static String host(String endpoint) {
        return endpoint.replaceFirst("^\\w+://", "").replaceFirst("[/:?#].*$", "").replaceFirst("^(mcp|api|www)\\.",
                "");
    }
}
