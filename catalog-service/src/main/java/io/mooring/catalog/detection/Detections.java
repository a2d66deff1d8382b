package io.mooring.catalog.detection;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Detector;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** Asks every detector what stands behind a URL. */
@ApplicationScoped
public class Detections {

    private static final Logger LOG = Logger.getLogger(Detections.class);
    private static final Comparator<Detection> SUREST = Comparator.comparing(Detection::confidence)
            .thenComparing(Detection::kind);

    private final List<Detector> detectors;
    private final DetectionConfig config;

    Detections(@All List<Detector> detectors, DetectionConfig config) {
        this.detectors = detectors;
        this.config = config;
    }

    /** What was recognized in time, the surest first; empty when nothing was. Never fails. */
    public Uni<List<Detection>> of(URI url) {
        List<Uni<Optional<Detection>>> asked = detectors.stream().map(detector -> ask(detector, url)).toList();
        return Uni.join().all(asked).andFailFast()
                .map(answers -> answers.stream().flatMap(Optional::stream).sorted(SUREST).toList());
    }

    /** Whether any detector may know what to do with it. */
    public static boolean canLookAt(URI url) {
        return DatabaseDetector.knows(url) || Site.isWeb(url) && url.getRawUserInfo() == null;
    }

    /** A detector that fails has recognized nothing; that is its agreement. */
    private Uni<Optional<Detection>> ask(Detector detector, URI url) {
        return Uni.createFrom().deferred(() -> detector.detect(url)).ifNoItem().after(config.deadline()).fail()
                .onFailure().invoke(failure -> LOG.debugf(failure, "%s recognized nothing", detector.getClass()))
                .onFailure().recoverWithItem(Optional.empty());
    }
}
