package io.mooring.executor.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.request.Binding.Parameter;

/** The table of OpenAPI 3.1.1 §4.8.12.6 (Style Examples); undefined combinations are not in it. */
class StyleTableTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matrix | false | "" | ;color
            matrix | false | "blue" | ;color=blue
            matrix | false | ["blue","black","brown"] | ;color=blue,black,brown
            matrix | false | {"R":100,"G":200,"B":150} | ;color=R,100,G,200,B,150
            matrix | true | "" | ;color
            matrix | true | "blue" | ;color=blue
            matrix | true | ["blue","black","brown"] | ;color=blue;color=black;color=brown
            matrix | true | {"R":100,"G":200,"B":150} | ;R=100;G=200;B=150
            label | false | "" | .
            label | false | "blue" | .blue
            label | false | ["blue","black","brown"] | .blue,black,brown
            label | false | {"R":100,"G":200,"B":150} | .R,100,G,200,B,150
            label | true | "" | .
            label | true | "blue" | .blue
            label | true | ["blue","black","brown"] | .blue.black.brown
            label | true | {"R":100,"G":200,"B":150} | .R=100.G=200.B=150
            simple | false | "blue" | blue
            simple | false | ["blue","black","brown"] | blue,black,brown
            simple | false | {"R":100,"G":200,"B":150} | R,100,G,200,B,150
            simple | true | "blue" | blue
            simple | true | ["blue","black","brown"] | blue,black,brown
            simple | true | {"R":100,"G":200,"B":150} | R=100,G=200,B=150
            """)
    void writesPathAndHeaderByTheTable(String style, boolean explode, String value, String expected) {
        assertThat(PathStyle.path(color("path", style, explode), json(value))).isEqualTo(expected);
        if (style.equals("simple")) {
            assertThat(PathStyle.header(color("header", style, explode), json(value))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            form | false | "" | color=
            form | false | "blue" | color=blue
            form | false | ["blue","black","brown"] | color=blue,black,brown
            form | false | {"R":100,"G":200,"B":150} | color=R,100,G,200,B,150
            form | true | "" | color=
            form | true | "blue" | color=blue
            form | true | ["blue","black","brown"] | color=blue&color=black&color=brown
            form | true | {"R":100,"G":200,"B":150} | R=100&G=200&B=150
            spaceDelimited | false | ["blue","black","brown"] | color=blue%20black%20brown
            spaceDelimited | false | {"R":100,"G":200,"B":150} | color=R%20100%20G%20200%20B%20150
            pipeDelimited | false | ["blue","black","brown"] | color=blue%7Cblack%7Cbrown
            pipeDelimited | false | {"R":100,"G":200,"B":150} | color=R%7C100%7CG%7C200%7CB%7C150
            deepObject | true | {"R":100,"G":200,"B":150} | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
            form | true | [] | ''
            form | false | {} | ''
            deepObject | true | {"a":[1,2],"b":[{"c":3}]} | color%5Ba%5D%5B%5D=1&color%5Ba%5D%5B%5D=2&color%5Bb%5D%5B0%5D%5Bc%5D=3
            """)
    void writesQueryByTheTable(String style, boolean explode, String value, String expected) {
        assertThat(String.join("&", QueryStyle.pairs(color("query", style, explode), json(value)).stream()
                .map(Pair::encoded).toList())).isEqualTo(expected);
    }

    private static Parameter color(String in, String style, boolean explode) {
        return new Parameter("color", "color", in, style, explode, false, null);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
