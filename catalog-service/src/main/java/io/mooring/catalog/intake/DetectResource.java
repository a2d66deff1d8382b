package io.mooring.catalog.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.Detection;
import io.mooring.catalog.detection.Detections;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** What could be registered from a URL. */
@Path("/api/integrations/detect")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class DetectResource {

    private static final int LONGEST = 2_048;
    private static final String FIELD = "/url";

    record Detect(@Nullable String url) {}

    /** {@code confidence}: high, medium or low; {@code preset}: what {@code POST /api/presets/{id}/install} takes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposal(String kind, String confidence, String endpoint, String name, String slug,
            @Nullable String preset) {

        static Proposal of(Detection found) {
            return new Proposal(found.kind().label(), found.confidence().name().toLowerCase(Locale.ROOT),
                    found.endpoint().toString(), found.name(), found.slug(), found.preset());
        }
    }

    private final Detections detections;

    DetectResource(Detections detections) {
        this.detections = detections;
    }

    /** The surest first; empty when nothing was recognized in time, or nobody may look there. */
    @POST
    public Uni<List<Proposal>> detect(@Nullable Detect body) {
        return detections.of(url(Texts.body(body).url())).map(found -> found.stream().map(Proposal::of).toList());
    }

    /** Without a scheme it is taken for a host. */
    private static URI url(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected a URL of 1 to " + LONGEST + " characters");
        }
        try {
            URI url = new URI(text.contains("://") ? text : "https://" + text);
            if (Detections.canLookAt(url)) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected a valid URL");
        }
        throw GeneralError.BAD_REQUEST.at(FIELD,
                "expected an absolute http or https URL without a user, or a URL of a database");
    }
}
