package io.mooring.local.command;

import java.util.concurrent.Callable;

import io.mooring.local.Deployable;
import io.mooring.local.Site;
import io.mooring.local.connector.OutboxConnectors;
import io.mooring.local.part.Databases;

import picocli.CommandLine.Command;

/** For services that were started without the launcher: {@code up} does this itself. */
@Command(name = "connectors", description = "Registers the outbox connector of every database that has its outbox.")
final class Connectors implements Callable<Integer> {

    @Override
    public Integer call() {
        Site site = Site.of(System.getenv());
        Databases databases = new Databases(site);
        OutboxConnectors connectors = new OutboxConnectors(site);
        for (Deployable service : Deployable.values()) {
            boolean outbox = databases.hasOutbox(service.database());
            if (outbox) {
                connectors.register(service.database());
            }
            System.out.println(service.database() + (outbox ? ": registered" : ": has no outbox yet"));
        }
        return 0;
    }
}
