package io.mooring.sound;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A method that is reached. */
@Path("/eggs")
class EggResource {

    @GET
    public String list() {
        return count(0);
    }

    private static String count(int eggs) {
        return String.valueOf(eggs);
    }
}
