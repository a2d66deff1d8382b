package io.mooring.local;

import java.nio.file.Path;

/** Stacks that are never started. */
public final class Sites {

    private Sites() {}

    /** With ports from 7400 on. */
    public static Site in(Path folder) {
        Home home = new Home(folder).open();
        return new Site(home, new Checkout(Path.of("/checkout")), new Ports(7400), Secrets.open(home.secrets()), false,
                "", PassedOn.nothing());
    }
}
