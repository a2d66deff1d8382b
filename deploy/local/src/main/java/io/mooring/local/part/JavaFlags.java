package io.mooring.local.part;

import java.util.List;
import java.util.stream.Stream;

import io.mooring.local.Site;

/** JVM flags of the parts. The collector must be the same while an AOT cache is recorded and used. */
final class JavaFlags {

    private JavaFlags() {}

    /** For parts that must start fast and then have little to do: the quick compiler only. */
    static List<String> quick(String... more) {
        return Stream.concat(Stream.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), Stream.of(more)).toList();
    }

    /** For parts that carry the load: quick too, unless load is what is to be measured. */
    static List<String> working(Site site, String... more) {
        return site.fullCompiler()
                ? Stream.concat(Stream.of("-XX:+UseSerialGC"), Stream.of(more)).toList()
                : quick(more);
    }
}
