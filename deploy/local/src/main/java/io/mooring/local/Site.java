package io.mooring.local;

import java.nio.file.Path;
import java.util.Map;

/** Where one stack lives: state, checkout, ports and secrets, handed to every part. */
public record Site(Home home, Checkout checkout, Ports ports, Secrets secrets) {

    /** The stack the environment names, its home opened. */
    public static Site of(Map<String, String> environment) {
        Ports ports = Ports.of(environment);
        Home home = Home.of(environment).open();
        return new Site(home, Checkout.ofThisJar(), ports, Secrets.open(home.secrets()));
    }

    /** The Java program this launcher runs on, used for the parts too. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
