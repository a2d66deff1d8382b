package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.party.Upstream.Exchange;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Every style of parameter and kind of body of an OpenAPI document, from registration to what the upstream receives. */
@Order(1)
@ExtendWith(RunningStack.class)
class OpenApiStylesScenarioIT {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Styles, version: '1'}
            servers: [{url: SERVER/one}, {url: 'SERVER/{edition}', variables: {edition: {default: two}}}]
            components: {securitySchemes: {sid: {type: apiKey, in: cookie, name: sid}}}
            security: [{sid: []}]
            paths:
              /p/{simple}/{label}/{matrix}:
                get:
                  operationId: styles
                  parameters:
                    - {name: simple, in: path, required: true, schema: {type: array, items: {type: string}}}
                    - {name: label, in: path, required: true, style: label, explode: true, schema: {type: object}}
                    - {name: matrix, in: path, required: true, style: matrix, explode: true, schema: {type: array}}
                    - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object}}
                    - {name: pipe, in: query, style: pipeDelimited, explode: false, schema: {type: array}}
                    - {name: space, in: query, style: spaceDelimited, explode: false, schema: {type: array}}
                    - {name: raw, in: query, allowReserved: true, schema: {type: string}}
                    - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
                    - {name: X-List, in: header, schema: {type: array}}
                    - {name: theme, in: cookie, schema: {type: string}}
              /form:
                post:
                  operationId: form
                  requestBody: {required: true, content: {application/x-www-form-urlencoded: {
                    schema: {type: object}, encoding: {address: {style: deepObject, explode: true}}}}}
              /upload:
                post:
                  operationId: upload
                  requestBody: {required: true, content: {multipart/form-data: {
                    schema: {type: object, properties: {files: {type: array, items: {type: string, format: binary}}}},
                    encoding: {files: {contentType: image/png}}}}}
              /many:
                post:
                  operationId: many
                  requestBody: {required: true, content: {application/json: {schema: {type: object}},
                    application/xml: {schema: {type: object}}, application/octet-stream: {}}}
            """;

    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();

    OpenApiStylesScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "styles");
        tenant.admin().post("/api/openapi/specs", Map.of("slug", "styles", "spec",
                Map.of("kind", "blob", "value", DOCUMENT.replace("SERVER", upstream.url().toString())))).expect(201);
        await().atMost(SOON).until(() -> tenant.admin().post("/api/connections",
                Map.of("owner", "org", "name", "main", "integration", "styles", "template", "sid", "value",
                        "cookie-of-the-harbour")),
                answer -> answer.status() == 201);
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin()
                .get("/api/tools?user_id=ada&integration=styles").expect(200).json().path("tools")).hasSize(4));
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void writesParametersInTheirStyles() {
        execute("styles",
                Map.ofEntries(Map.entry("simple", List.of("a b", "c/d")), Map.entry("label", Map.of("k", "v")),
                        Map.entry("matrix", List.of("x", "y")), Map.entry("deep", Map.of("q", Map.of("r", 1))),
                        Map.entry("pipe", List.of("p", "q")), Map.entry("space", List.of("s", "t")),
                        Map.entry("raw", "a/b?c&d"), Map.entry("filter", Map.of("f", List.of(1))),
                        Map.entry("X-List", List.of("l", "m")), Map.entry("theme", "dark; mode")));

        Exchange sent = only("/one/p/");
        assertThat(sent.path()).isEqualTo("/one/p/a%20b,c%2Fd/.k=v/;matrix=x;matrix=y");
        assertThat(sent.query()).isEqualTo("deep%5Bq%5D%5Br%5D=1&pipe=p%7Cq&space=s%20t&raw=a/b?c%26d"
                + "&filter=%7B%22f%22%3A%5B1%5D%7D");
        assertThat(sent.headers()).containsEntry("x-list", "l,m").containsEntry("cookie",
                "theme=dark%3B%20mode; sid=cookie-of-the-harbour");
    }

    @Test
    void writesAFormByItsEncoding() {
        execute("form", Map.of("body", Map.of("address", Map.of("street", "A 1"))));

        Exchange sent = only("/one/form");
        assertThat(sent.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(sent.body()).isEqualTo("address%5Bstreet%5D=A%201");
    }

    @Test
    void writesFilesAsParts() {
        execute("upload",
                Map.of("body", Map.of("files", List.of(Map.of("data", "YWI=", "filename", "a.png"), "text"))));

        Exchange sent = only("/one/upload");
        assertThat(sent.headers().get("content-type")).startsWith("multipart/form-data; boundary=mooring-");
        assertThat(sent.body()).contains("name=\"files\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nab\r\n")
                .contains("name=\"files\"; filename=\"files\"\r\nContent-Type: image/png\r\n\r\ntext\r\n");
    }

    @Test
    void sendsTheMediaTypeToTheServerTheCallerChose() {
        execute("many", Map.of("contentType", "application/octet-stream", "body", Map.of("data", "YWI="), "server",
                Map.of("url", upstream.url() + "/{edition}", "variables", Map.of("edition", "three"))));

        Exchange sent = only("/three/many");
        assertThat(sent.headers()).containsEntry("content-type", "application/octet-stream");
        assertThat(sent.body()).isEqualTo("ab");
    }

    private void execute(String tool, Map<String, ?> params) {
        Answer answer = tenant.admin().post("/api/tools/execute",
                Map.of("user_id", "ada", "action", "styles.org.main." + tool, "params", params)).expect(200);
        JsonNode success = answer.json().path("success");
        assertThat(success.booleanValue()).as(answer.toString()).isTrue();
    }

    private Exchange only(String path) {
        assertThat(upstream.seen(path)).hasSize(1);
        return upstream.seen(path).getFirst();
    }
}
