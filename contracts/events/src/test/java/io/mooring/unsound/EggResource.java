package io.mooring.unsound;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A method that is never reached. */
@Path("/eggs")
class EggResource {

    @GET
    String list() {
        return "";
    }
}
