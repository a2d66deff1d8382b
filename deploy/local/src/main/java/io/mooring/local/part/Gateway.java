package io.mooring.local.part;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mooring.local.Ports;
import io.mooring.local.Site;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;

/** The one door: path routes to the services. */
public final class Gateway implements Part {

    public static final String NAME = "gateway";

    private final Site site;

    public Gateway(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.ports().gateway());
    }

    @Override
    public String url() {
        return Ports.url(site.ports().gateway());
    }

    @Override
    public void prepare() {
        Logging.write(site.home().data(NAME));
    }

    @Override
    public Program program() {
        return new JavaProgram(JavaFlags.working(site, "-Xms32m", "-Xmx256m", Logging.flag(site.home().data(NAME))),
                Stream.concat(Stream.of(site.checkout().launcherJar()), site.checkout().libraries().stream()).toList(),
                "io.mooring.local.gateway.GatewayProcess",
                List.of(Integer.toString(site.ports().gateway()), site.home().upstreams().toString()), Map.of(),
                site.home().data(NAME));
    }

    /** It routes nothing below /q and says so itself, which no other program on that port would. */
    @Override
    public boolean ready() {
        return Http.answers(404, url() + "/q/gateway");
    }
}
