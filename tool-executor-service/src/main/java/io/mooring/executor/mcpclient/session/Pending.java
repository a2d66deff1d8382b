package io.mooring.executor.mcpclient.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** A request without its answer. */
final class Pending {

    /** A server that asks more often is no server. */
    static final int MOST_QUESTIONS = 100;

    /** Each is kept until somebody answers. */
    static final int MOST_WAITING = 8;

    private final long id;
    private final McpRequest request;
    private final Promise<McpAnswer> answer = Promise.promise();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Instant lastSign;
    private volatile long timer = -1;

    Pending(long id, McpRequest request, Instant now) {
        this.id = id;
        this.request = request;
        this.lastSign = now;
    }

    long id() {
        return id;
    }

    McpRequest request() {
        return request;
    }

    Promise<McpAnswer> promise() {
        return answer;
    }

    Future<McpAnswer> answer() {
        return answer.future();
    }

    void sign(Instant now) {
        lastSign = now;
    }

    /** The server asks something; whether it may. */
    boolean beginQuestion() {
        boolean few = asking.incrementAndGet() <= MOST_WAITING;
        return asked.incrementAndGet() <= MOST_QUESTIONS && few;
    }

    void endQuestion(Instant now) {
        lastSign = now;
        asking.decrementAndGet();
    }

    /** How long to wait from now; zero or less when it is over. Who is asked by the server takes the time they need. */
    Duration left(Instant now, Duration silence) {
        Duration inAll = Duration.between(now, request.deadline());
        if (asking.get() > 0) {
            return inAll;
        }
        Duration quiet = Duration.between(now, lastSign.plus(silence));
        return quiet.compareTo(inAll) < 0 ? quiet : inAll;
    }

    void setTimer(long number) {
        timer = number;
    }

    long timer() {
        return timer;
    }
}
