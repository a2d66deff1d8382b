package io.mooring.local.command;

import java.util.concurrent.Callable;

import io.mooring.local.Site;
import io.mooring.local.tenant.TenantClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tenants of this installation. */
@Command(name = "tenant", description = "Tenants of this installation.", subcommands = Tenant.Add.class)
final class Tenant implements Callable<Integer> {

    private static final int USAGE = 2;

    @Override
    public Integer call() {
        System.err.println("mooring: tenant needs a command: ./mooring tenant add NAME");
        return USAGE;
    }

    /** Prints the key, once: nobody can read it again. */
    @Command(name = "add", description = "Makes a tenant, or a further admin key of one, and prints the key once.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() {
            System.out.println(new TenantClient(Site.of(System.getenv())).adminKey(name));
            return 0;
        }
    }
}
