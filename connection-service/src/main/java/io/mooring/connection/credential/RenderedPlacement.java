package io.mooring.connection.credential;

/**
 * A header, query parameter, cookie or variable as the upstream wants it, secret included.
 *
 * @param carrier header, query, cookie or env
 */
public record RenderedPlacement(String carrier, String name, String value) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "RenderedPlacement[" + carrier + " " + name + "]";
    }
}
