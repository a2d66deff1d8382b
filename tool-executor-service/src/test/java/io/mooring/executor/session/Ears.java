package io.mooring.executor.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client with a session, on whose stream it listens. */
public final class Ears implements Listener {

    public final List<ObjectNode> heard = new CopyOnWriteArrayList<>();
    private final Session session = new Session("id", new Owner("acme", "AGENT", "agent_a", "/mcp"), "2025-11-25", true,
            JsonNodeFactory.instance.objectNode(), Duration.ofMinutes(1));

    public Ears() {
        session.listen(this);
    }

    public Session session() {
        return session;
    }

    /** It goes without a word. */
    public void leave() {
        session.close();
    }

    @Override
    public void say(ObjectNode message) {
        heard.add(message);
    }

    @Override
    public void end() {
        heard.clear();
    }
}
