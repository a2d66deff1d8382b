package io.mooring.local.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.PrivateFile;
import io.mooring.local.Site;

/** Tells the gateway which ports each service has. A port nobody listens on is no harm: the gateway skips it. */
public final class Upstreams {

    private Upstreams() {}

    public static void write(Site site, Replicas replicas) {
        Map<String, List<Integer>> ports = new TreeMap<>();
        Arrays.stream(Deployable.values()).forEach(service -> ports.put(service.id(),
                IntStream.rangeClosed(1, replicas.of(service))
                        .mapToObj(replica -> site.ports().service(service, replica))
                        .toList()));
        try {
            PrivateFile.write(site.home().upstreams(), JsonMapper.builder().build().writeValueAsString(ports));
        } catch (JsonProcessingException e) {
            throw new PartFailure("the gateway's upstreams can't be written", e);
        }
    }
}
