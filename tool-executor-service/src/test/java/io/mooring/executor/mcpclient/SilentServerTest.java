package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Scripted.Visit;
import io.mooring.executor.traffic.Rules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Servers that accept requests and say nothing. */
class SilentServerTest {

    private static final String CALL = "{\"name\":\"x\",\"arguments\":{}}";

    @AutoClose
    private final Speaking impatient = new Speaking(Limits.wide().withTimeout(Duration.ofSeconds(3)));
    private final Promise<Void> gone = Promise.promise();

    @Test
    void isLeftAloneWhenItsAnswersDoNotCome() {
        // Given
        Upstream upstream = Speaking.upstream(impatient.serve(Scripted.modern((all, visit) -> begin(visit))));
        assertThat(askAsOftenAsSuspends(upstream, Promise.<Void>promise().future()))
                .containsOnly(ToolError.UPSTREAM_TIMEOUT);

        // When, Then
        assertThat(impatient.ask(upstream, "tools/call", CALL)).isInstanceOfSatisfying(McpAnswer.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(ToolError.UPSTREAM_SUSPENDED));
    }

    @Test
    void isNotBlamedForCallersWhoHangUp() {
        // Given
        Scripted server = Scripted.modern((all, visit) -> {
            begin(visit);
            if (all.count("tools/call") == Rules.wide().losses()) {
                gone.tryComplete();
            }
        });
        Upstream upstream = Speaking.upstream(impatient.serve(server));
        assertThat(askAsOftenAsSuspends(upstream, gone.future())).containsOnly(ToolError.CALLER_GONE);

        // When, Then
        assertThat(impatient.ask(upstream, "tools/call", CALL)).isInstanceOfSatisfying(McpAnswer.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(ToolError.UPSTREAM_TIMEOUT));
    }

    private static void begin(Visit visit) {
        visit.stream().response().write(": wait\n\n");
    }

    private List<ToolError> askAsOftenAsSuspends(Upstream upstream, Future<Void> callerGone) {
        List<Uni<McpAnswer>> calls = IntStream.range(0, Rules.wide().losses()).mapToObj(call -> impatient.begin(
                upstream, Speaking.request("tools/call", CALL, Exchange.NONE, callerGone, null))).toList();
        List<McpAnswer> answers = Uni.join().all(calls).andCollectFailures().await().atMost(Speaking.PATIENCE);
        return answers.stream().map(answer -> ((McpAnswer.Failed) answer).error()).toList();
    }
}
