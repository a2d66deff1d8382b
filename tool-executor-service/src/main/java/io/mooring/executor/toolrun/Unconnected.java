package io.mooring.executor.toolrun;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.invitation.Gap;
import io.mooring.executor.invitation.Invitation;
import io.mooring.executor.invitation.Invitations;
import io.mooring.executor.mcpclient.Askable;
import io.mooring.executor.toolrun.ToolRuns.Asker;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Calls that were refused since something is not connected: the user is asked to open a link where the client can do that, and
 * the call goes on when they have connected; else the answer has the link in it.
 */
@ApplicationScoped
class Unconnected {

    private static final String ELICIT = "elicitation/create";

    private final Invitations invitations;
    private final Vertx vertx;

    Unconnected(Invitations invitations, Vertx vertx) {
        this.invitations = invitations;
        this.vertx = vertx;
    }

    /**
     * The result of the call in the end.
     *
     * @param name of the tool, as it was called
     * @param again the call once more; it fails with a problem
     */
    Uni<ObjectNode> mend(Asker asker, String name, HttpProblem problem, Uni<ObjectNode> again) {
        return Gap.of(problem).map(gap -> invitations.find(asker.caller().tenant(), asker.user(), gap)
                .chain(found -> found.map(link -> invite(asker, gap, link, problem, again))
                        .orElseGet(() -> refused(name, problem))))
                .orElseGet(() -> refused(name, problem)).onFailure(HttpProblem.class)
                .recoverWithUni(failure -> refused(name, failure));
    }

    private static Uni<ObjectNode> refused(String name, HttpProblem problem) {
        return Uni.createFrom().item(() -> CallResults.refused(name, problem));
    }

    private Uni<ObjectNode> invite(Asker asker, Gap gap, Invitation link, HttpProblem problem, Uni<ObjectNode> again) {
        ObjectNode question = question(gap, link);
        if (!Askable.isAskable(asker.exchange().capabilities(), ELICIT, question)) {
            return Uni.createFrom().item(() -> CallResults.unconnected(problem, link));
        }
        return asker.exchange().ask(ELICIT, question).map(Unconnected::isAccepted).onFailure().recoverWithItem(false)
                .chain(accepted -> accepted
                        ? invitations.awaitMended(asker.caller().tenant(), asker.user(), gap, asker.gone())
                        : Uni.createFrom().item(false))
                .chain(mended -> mended
                        ? Persistence.run(again, Persistence.PAUSES, this::pause, asker.gone())
                        : Uni.createFrom().item(() -> CallResults.unconnected(problem, link)));
    }

    private Uni<Void> pause(Duration time) {
        return UniHelper.toUni(vertx.timer(time.toMillis())).replaceWithVoid();
    }

    private static ObjectNode question(Gap gap, Invitation link) {
        String what = gap.integration() == null ? "your account again" : gap.integration();
        return JsonNodeFactory.instance.objectNode().put("mode", "url").put("elicitationId", link.id())
                .put("url", link.url()).put("message", "Connect " + what + " in Mooring, so that this tool can run.");
    }

    private static boolean isAccepted(JsonNode answer) {
        return answer.path("action").asText().equals("accept");
    }
}
