package io.mooring.bench.bare;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.NonBlocking;

/** Takes a webhook's bytes and says that it has them. It checks, keeps and tells nothing. */
@Path("/webhook/{address: .+}")
@Consumes(MediaType.WILDCARD)
public class BareResource {

    @POST
    @NonBlocking
    public Response accept(byte[] body) {
        return Response.accepted().build();
    }
}
