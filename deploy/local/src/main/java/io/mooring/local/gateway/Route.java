package io.mooring.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One line of the table: a path of literal segments and {@code {name}}s, and the service behind it. */
record Route(List<String> segments, boolean exact, String service) {

    /** The more telling route first: longer, then literal before any, from the left. */
    static final Comparator<Route> MOST_TELLING = Comparator.<Route>comparingInt(route -> -route.segments.size())
            .thenComparing(Route::shape).thenComparing(route -> !route.exact);

    static Route of(String path, boolean exact, String service) {
        return new Route(Segments.of(path), exact, service);
    }

    boolean fits(List<String> path) {
        if (exact ? path.size() != segments.size() : path.size() < segments.size()) {
            return false;
        }
        return IntStream.range(0, segments.size())
                .allMatch(at -> isAny(segments.get(at)) || segments.get(at).equals(path.get(at)));
    }

    /** Sorts literals, {@code 0}, before any, {@code 1}. */
    private String shape() {
        StringBuilder shape = new StringBuilder();
        segments.forEach(segment -> shape.append(isAny(segment) ? '1' : '0'));
        return shape.toString();
    }

    private static boolean isAny(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
