package io.mooring.contracts.provider.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.Vendor;

/** GitHub's answers are those of its documentation. */
class GitHubTest {

    private static final String ISSUE = """
            {"id": 1, "number": 1347, "state": "open", "title": "Found a bug", "body": "I'm having a problem with this.",
             "user": {"login": "octocat"}, "labels": [{"id": 2, "name": "bug"}, "old"], "assignees": [{"login": "mia"}],
             "html_url": "https://github.com/octocat/Hello-World/issues/1347", "comments": 0}""";
    private static final String GET = "{\"owner\":\"octocat\",\"repo\":\"Hello-World\",\"issue_number\":1347}";

    private final GitHub github = new GitHub();

    @Test
    void createsAnIssue() {
        Vendor vendor = Vendor.answering(201, ISSUE);

        JsonNode made = vendor.run(github, "create_issue", """
                {"owner": "octocat", "repo": "Hello-World", "title": "Found a bug", "labels": ["bug"]}""");

        ProviderRequest asked = vendor.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.segments()).containsExactly("repos", "octocat", "Hello-World", "issues");
        assertThat(Vendor.tree(asked.body()))
                .isEqualTo(Vendor.tree("{\"title\":\"Found a bug\",\"labels\":[\"bug\"]}"));
        assertThat(asked.headers()).containsEntry("X-GitHub-Api-Version", "2022-11-28");
        assertThat(asked.changes()).isTrue();
        assertThat(made.path("number").intValue()).isEqualTo(1347);
        assertThat(made.path("labels").toString()).isEqualTo("[\"bug\",\"old\"]");
        assertThat(made.path("author").textValue()).isEqualTo("octocat");
    }

    @Test
    void tellsTheNextPage() {
        Vendor vendor = Vendor.answering(request -> Vendor.response(200, "[" + ISSUE + "]", "link",
                "<https://api.github.com/repositories/1/issues?per_page=1&page=1>; rel=\"prev\", "
                        + "<https://api.github.com/repositories/1/issues?per_page=1&page=3>; rel=\"next\""));

        JsonNode page = vendor.run(github, "list_issues",
                "{\"owner\":\"octocat\",\"repo\":\"Hello-World\",\"labels\":[\"a\",\"b\"],\"page\":2}");

        assertThat(vendor.asked().getFirst().query()).containsEntry("labels", "a,b").containsEntry("page", "2");
        assertThat(page.path("next_page").intValue()).isEqualTo(3);
        assertThat(page.path("issues")).hasSize(1);
    }

    @Test
    void readsFileAndFolder() {
        JsonNode folder = Vendor
                .answering(200, "[{\"type\":\"file\",\"name\":\"a\",\"path\":\"docs/a\",\"url\":\"x\"}]")
                .run(github, "get_file_contents", "{\"owner\":\"o\",\"repo\":\"r\",\"path\":\"docs\"}");
        Vendor vendor = Vendor.answering(200, "{\"type\":\"file\",\"encoding\":\"base64\",\"content\":\"aGk=\"}");
        JsonNode file = vendor.run(github, "get_file_contents",
                "{\"owner\":\"o\",\"repo\":\"r\",\"path\":\"docs/a b\",\"ref\":\"main\"}");

        assertThat(folder.path("entries").get(0).has("url")).isFalse();
        assertThat(file.path("content").textValue()).isEqualTo("aGk=");
        assertThat(vendor.asked().getFirst().segments()).endsWith("contents", "docs", "a b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | {"message":"Bad credentials"} | CREDENTIAL_REJECTED
            403 | {"message":"Resource not accessible by integration"} | PERMISSION_DENIED
            403 | {"message":"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."} | RATE_LIMITED
            429 | {"message":"API rate limit exceeded"} | RATE_LIMITED
            404 | {"message":"Not Found"} | NOT_FOUND
            410 | {"message":"Issues are disabled for this repo"} | NOT_FOUND
            409 | {"message":"Git Repository is empty."} | CONFLICT
            422 | {"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}]} | REQUEST_REFUSED
            502 | "<html>Server Error</html>" | UNAVAILABLE
            """)
    void saysWhatAnErrorMeans(int status, String body, Reason reason) {
        ProviderFailure failure = failure(Vendor.response(status, body));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.detail()).isNotBlank();
        assertThat(failure.response()).isNotNull();
    }

    @Test
    void namesTheFieldThatWasRefused() {
        assertThat(failure(Vendor.response(422,
                """
                        {"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}]}"""))
                .detail()).isEqualTo("Validation Failed: title missing_field");
    }

    @Test
    void saysHowLongToWait() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        String reset = String.valueOf(now.plusSeconds(90).getEpochSecond());

        ProviderFailure primary = failure(Vendor.response(403, "{\"message\":\"API rate limit exceeded\"}",
                "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset));
        ProviderFailure secondary = failure(Vendor.response(403, "{\"message\":\"slow\"}", "retry-after", "17"));
        ProviderFailure silent = failure(Vendor.response(403, "{\"message\":\"secondary rate limit\"}"));

        assertThat(primary.retryAfter().secondsFrom(now)).isEqualTo(90);
        assertThat(secondary.retryAfter().secondsFrom(now)).isEqualTo(17);
        assertThat(silent.retryAfter().secondsFrom(now)).isEqualTo(Duration.ofMinutes(1).toSeconds());
    }

    private ProviderFailure failure(ProviderResponse response) {
        return catchThrowableOfType(ProviderFailure.class,
                () -> Vendor.answering(request -> response).run(github, "get_issue", GET));
    }
}
