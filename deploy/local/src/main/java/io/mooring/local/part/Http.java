package io.mooring.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Probes over HTTP. A part that does not answer is not ready; that is no error. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    /** Longer than a healthy part on a machine that is busy with starting the others ever takes. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int NO_ANSWER = 0;

    private Http() {}

    static boolean answers(int expected, String url) {
        return status(url) == expected;
    }

    private static int status(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }
}
