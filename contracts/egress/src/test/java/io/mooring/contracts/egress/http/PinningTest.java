package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static io.mooring.contracts.egress.http.Internet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.net.SocketAddress;

class PinningTest {

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();

    @Test
    void connectsToTheJudgedAddressWithOneLookup() {
        // Given
        internet.names.answering("rebind.example", "127.0.0.1").answering("rebind.example", "169.254.169.254");
        var port = internet.serve(request -> request.response().end("judged"));
        // When
        var response = answer(client, EgressRequest.get("http://rebind.example:" + port));
        // Then
        assertThat(response.body()).hasToString("judged");
        assertThat(internet.names.lookups()).containsExactly("rebind.example");
        assertThat(failure(client, EgressRequest.get("http://rebind.example:" + port)).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void neverHandsAPooledConnectionToAnotherAddress() {
        // Given
        var first = internet.serve("127.0.0.1", 0, request -> request.response().end("first"));
        internet.serve("127.0.0.2", first.actualPort(), request -> request.response().end("second"));
        internet.names.answering("moving.example", "127.0.0.1").answering("moving.example", "127.0.0.2");
        var request = EgressRequest.get("http://moving.example:" + first.actualPort());
        // When
        var before = answer(client, request);
        var after = answer(client, request);
        // Then
        assertThat(before.body()).hasToString("first");
        assertThat(after.body()).hasToString("second");
    }

    @Test
    void reusesTheConnectionToTheSameAddress() {
        // Given
        internet.names.answering("stable.example", "127.0.0.1");
        var port = internet.serve(request -> request.response().end("" + request.remoteAddress().port()));
        var request = EgressRequest.get("http://stable.example:" + port);
        // When
        var first = answer(client, request);
        var second = answer(client, request);
        // Then
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void sharesNoConnectionBetweenNames() {
        // Given
        internet.names.answering("a.example", "127.0.0.1").answering("b.example", "127.0.0.1");
        var port = internet.serve(request -> request.response().end("" + request.remoteAddress().port()));
        // When
        var first = answer(client, EgressRequest.get("http://a.example:" + port));
        var second = answer(client, EgressRequest.get("http://b.example:" + port));
        // Then
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    void refusesWhenOneOfSeveralAddressesIsForbidden() {
        // Given
        internet.names.answering("mixed.example", "127.0.0.1", "10.0.0.1");
        var port = internet.serve(request -> request.response().end());
        // Then
        assertThat(failure(client, EgressRequest.get("http://mixed.example:" + port)).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void reportsANameWithoutAddress() {
        assertThat(
                failure(internet.client(Configs.allowingLoopback(), null), EgressRequest.get("http://absent.example"))
                        .kind())
                .isEqualTo(Kind.UNRESOLVABLE);
    }

    @Test
    void leadsTcpClientsToTheJudgedAddressUnderItsName() {
        // Given
        internet.names.answering("db.example", "127.0.0.1").answering("db.example", "10.0.0.1");
        var port = internet.serveRaw(socket -> socket.write("hello"));
        var pinned = Configs.guard(Configs.allowingLoopback(), internet.names).pin("db.example", port).await()
                .indefinitely();
        // When
        var socket = internet.connect(SocketAddress.inetSocketAddress(pinned.socketAddress()));
        // Then
        assertThat(socket.remoteAddress().hostAddress()).isEqualTo("127.0.0.1");
        assertThat(pinned.socketAddress().getHostString()).isEqualTo("db.example");
        assertThat(internet.names.lookups()).containsExactly("db.example");
    }
}
