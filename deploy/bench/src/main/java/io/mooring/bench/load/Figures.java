package io.mooring.bench.load;

import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * What came out of a load.
 *
 * @param latency in microseconds
 * @param failures requests without an answer, or with one that is no success
 */
public record Figures(String name, double perSecond, Histogram latency, long failures) {

    static Figures over(Duration measured, String name, Histogram latency, long failures) {
        return new Figures(name, latency.getTotalCount() / (measured.toMillis() / 1000.0), latency, failures);
    }

    /** In milliseconds. */
    public double percentile(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }

    public void print() {
        System.out.printf("%-32s %8.0f /s   p50 %7.2f ms   p99 %7.2f ms   max %8.2f ms   failures %d%n", name,
                perSecond, percentile(50), percentile(99), latency.getMaxValue() / 1000.0, failures);
    }
}
