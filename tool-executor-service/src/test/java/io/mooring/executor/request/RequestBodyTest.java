package io.mooring.executor.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.resteasy.problem.HttpProblem;

class RequestBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | {"a":1} | application/json | {"a":1}
            application/merge-patch+json | [1] | application/merge-patch+json | [1]
            application/xml | "<a/>" | application/xml; charset=utf-8 | <a/>
            text/csv | "ä,b" | text/csv; charset=utf-8 | ä,b
            application/octet-stream | "plain" | application/octet-stream | plain
            application/octet-stream | {"data":"YWI="} | application/octet-stream | ab
            application/octet-stream | {"data":"YWI=","contentType":"image/png"} | image/png | ab
            image/png | {"data":"fn5-"} | image/png | ~~~
            """)
    void writesEachMediaType(String type, String value, String contentType, String content) {
        RequestBody body = body("{\"contentType\":\"" + type + "\"}", "{\"body\":" + value + "}");

        assertThat(body.contentType()).isEqualTo(contentType);
        assertThat(text(body)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | {"a":"x y","b":[1,2],"c":{"d":1}} | a=x%20y&b=1&b=2&c=%7B%22d%22%3A1%7D
            {"b":{"explode":false}} | {"b":[1,2]} | b=1,2
            {"b":{"style":"pipeDelimited"}} | {"b":[1,2]} | b=1%7C2
            {"b":{"style":"spaceDelimited","explode":false}} | {"b":["x","y"]} | b=x%20y
            {"c":{"style":"deepObject","explode":true}} | {"c":{"d":{"e":1}}} | c%5Bd%5D%5Be%5D=1
            {"c":{"style":"form"}} | {"c":{"d":1,"e":2}} | d=1&e=2
            {"u":{"allowReserved":true}} | {"u":"a/b?c&d"} | u=a/b?c%26d
            {"b":{"contentType":"application/json"}} | {"b":[1,2]} | b=%5B1%2C2%5D
            """)
    void writesFormFieldsByTheirEncoding(String encoding, String value, String expected) {
        RequestBody body = body("{\"contentType\":\"application/x-www-form-urlencoded\",\"types\":[{\"contentType\":"
                + "\"application/x-www-form-urlencoded\",\"encoding\":" + encoding + "}]}", "{\"body\":" + value + "}");

        assertThat(text(body)).isEqualTo(expected);
    }

    @Test
    void writesPartsWithFilesTypesAndHeaders() {
        // Given
        String binding = """
                {"contentType": "multipart/form-data", "types": [{"contentType": "multipart/form-data", "encoding": {
                  "photo": {"file": true, "contentType": "image/png, image/jpeg", "headers": [{"name": "X-Width"}]},
                  "scans": {"file": true},
                  "note": {"contentType": "text/markdown"},
                  "tags": {"style": "pipeDelimited", "explode": false}}}]}
                """;
        String arguments = """
                {"partHeaders": {"photo": {"X-Width": 10}}, "body": {
                  "photo": {"data": "YWI=", "filename": "a\\"b\\r\\n.png"},
                  "scans": [{"data": "MQ==", "filename": "1.pdf", "contentType": "application/pdf"}, "two"],
                  "note": "# Hi", "plain": 5, "nested": {"k": "v"}, "list": ["x", "y"], "tags": ["p", "q"],
                  "nothing": null}}
                """;

        // When
        RequestBody body = body(binding, arguments);

        // Then
        String boundary = body.contentType().replace("multipart/form-data; boundary=", "");
        assertThat(boundary).matches("mooring-[0-9a-f]{32}");
        assertThat(text(body).replace("\r\n", "\n").split("--" + boundary + "\n?")).containsExactly("",
                "Content-Disposition: form-data; name=\"photo\"; filename=\"a%22b%0D%0A.png\"\nContent-Type: image/png\n"
                        + "X-Width: 10\n\nab\n",
                "Content-Disposition: form-data; name=\"scans\"; filename=\"1.pdf\"\nContent-Type: application/pdf\n\n1\n",
                "Content-Disposition: form-data; name=\"scans\"; filename=\"scans\"\n"
                        + "Content-Type: text/plain; charset=utf-8\n\ntwo\n",
                "Content-Disposition: form-data; name=\"note\"\nContent-Type: text/markdown\n\n# Hi\n",
                "Content-Disposition: form-data; name=\"plain\"\n\n5\n",
                "Content-Disposition: form-data; name=\"nested\"\nContent-Type: application/json\n\n{\"k\":\"v\"}\n",
                "Content-Disposition: form-data; name=\"list\"\n\nx\n",
                "Content-Disposition: form-data; name=\"list\"\n\ny\n",
                "Content-Disposition: form-data; name=\"tags\"\n\np|q\n", "--\n");
    }

    @Test
    void givesPartsOfOtherMultipartTypesNoName() {
        assertThat(text(body("{\"contentType\":\"multipart/related\"}", "{\"body\":{\"meta\":{\"a\":1}}}")))
                .contains("Content-Type: application/json\r\n\r\n{\"a\":1}").doesNotContain("Content-Disposition");
    }

    @Test
    void takesTheMediaTypeACallerAsksFor() {
        String binding = "{\"contentType\":\"application/json\",\"types\":[{\"contentType\":\"application/json\"},"
                + "{\"contentType\":\"text/plain\"}]}";

        assertThat(body(binding, "{\"body\":\"x\"}").contentType()).isEqualTo("application/json");
        assertThat(body(binding, "{\"body\":\"x\",\"contentType\":\"text/plain\"}").contentType())
                .isEqualTo("text/plain; charset=utf-8");
        assertThatThrownBy(() -> body(binding, "{\"body\":\"x\",\"contentType\":\"text/html\"}"))
                .isInstanceOf(HttpProblem.class).hasMessageContaining("/params/contentType");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/octet-stream | {"data":"%%%"} | /params/body/data
            application/octet-stream | {"filename":"x"} | /params/body
            application/octet-stream | {"data":"","contentType":"a/b\\r\\nX: y"} | /params/body/contentType
            multipart/form-data | "x" | /params/body
            application/x-www-form-urlencoded | [1] | /params/body
            application/xml | {"a":1} | /params/body
            """)
    void namesTheValueThatCanNotBeSent(String type, String value, String pointer) {
        assertThatThrownBy(() -> body("{\"contentType\":\"" + type + "\"}", "{\"body\":" + value + "}"))
                .isInstanceOf(HttpProblem.class).hasMessageContaining(pointer).extracting("statusCode").isEqualTo(400);
    }

    private static RequestBody body(String binding, String arguments) {
        try {
            Binding whole = JSON.readValue("{\"method\":\"POST\",\"server\":\"https://api.test\",\"path\":\"/\","
                    + "\"body\":" + binding + "}", Binding.class);
            return RequestBody.of(whole, JSON.readTree(arguments));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(RequestBody body) {
        return new String(body.content(), StandardCharsets.UTF_8);
    }
}
