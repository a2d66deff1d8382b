package io.mooring.connection.authconfig;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who Mooring is, for authorization servers that take the address of this document as client id. */
@Path(ClientDocumentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class ClientDocumentResource {

    static final String PATH = "/api/oauth/client-id-metadata.json";

    private final PublicConfig site;

    ClientDocumentResource(PublicConfig site) {
        this.site = site;
    }

    static String url(PublicConfig site) {
        return site.at(PATH);
    }

    @GET
    @PermitAll
    public Map<String, Object> document() {
        return Map.of("client_id", url(site), "client_name", "Mooring", "client_uri", site.url().toString(),
                "redirect_uris", List.of(site.at(Blueprint.CALLBACK)), "grant_types",
                List.of("authorization_code", "refresh_token"), "response_types", List.of("code"),
                "token_endpoint_auth_method", "none", "application_type", "web");
    }
}
