package io.mooring.local.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.Site;

/** Makes tenants and admin keys with the installer's token. */
public final class TenantClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CREATED = 201;
    private static final int EXISTS = 409;

    private final Installer installer;
    private final String url;

    public TenantClient(Site site) {
        this.installer = new Installer(site);
        this.url = Ports.url(site.ports().service(Deployable.CONNECTION, 1)) + "/api/tenants";
    }

    /** An admin key of the tenant, which is made when it is not there yet. Shown by the service this once. */
    public String adminKey(String tenant) {
        Installer.Reply answer = installer.post(url, JSON.createObjectNode().put("name", tenant).toString());
        if (answer.status() == EXISTS) {
            answer = installer.post(url + "/" + Installer.encode(tenant) + "/keys", "");
        }
        JsonNode key = answer.body().path("key");
        if (answer.status() != CREATED || !key.isTextual()) {
            throw new PartFailure("tenant " + tenant + " gets no key: connection answers " + answer.status() + " "
                    + answer.body().path("detail").asText());
        }
        return key.asText();
    }
}
