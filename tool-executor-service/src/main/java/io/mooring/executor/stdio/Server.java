package io.mooring.executor.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.http.UpstreamJson;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** One process that is spoken with: a JSON-RPC message is a line. Four threads wait for it, for pipes can only be waited for. */
final class Server implements Channel {

    private static final Logger LOG = Logger.getLogger(Server.class);
    private static final int LONGEST_NOTE = 65_536;
    private static final int NOTES_PER_SECOND = 1_048_576;

    private final Starter.Started program;
    private final StdioConfig config;
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final Notes notes;
    private final Consumer<JsonNode> received;
    private final Consumer<End> gone;
    private final Executor threads;
    private final Inlet inlet = new Inlet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch heard = new CountDownLatch(1);
    private final Promise<Void> ended = Promise.promise();
    private final long begun = System.nanoTime();
    private volatile long spoken = begun;

    /**
     * How it ended.
     *
     * @param broken why, when it was not asked to
     * @param clean whether nothing of it is left
     */
    record End(@Nullable ChannelFailure broken, Duration lived, boolean clean) {}

    /** What it takes to speak with one. */
    record Terms(StdioConfig config, ObjectMapper json, Executor threads) {}

    /**
     * @param gone told once, when all of its processes have ended or will not
     */
    private Server(Starter.Started program, Terms terms, Notes notes, Consumer<JsonNode> received,
            Consumer<End> gone) {
        this.program = program;
        this.config = terms.config();
        this.json = terms.json();
        this.reader = UpstreamJson.reader(json, config.maxTokens());
        this.threads = terms.threads();
        this.notes = notes;
        this.received = received;
        this.gone = gone;
    }

    static Server of(Starter.Started program, Terms terms, Notes notes, Consumer<JsonNode> received,
            Consumer<End> gone) {
        Server server = new Server(program, terms, notes, received, gone);
        server.threads.execute(server::write);
        server.threads.execute(server::read);
        server.threads.execute(server::note);
        server.threads.execute(server::await);
        return server;
    }

    @Override
    public Future<Void> send(ObjectNode message) {
        byte[] bytes = bytes(message);
        spoken = System.nanoTime();
        return inlet.add(bytes);
    }

    private byte[] bytes(ObjectNode message) {
        try {
            return (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can't be written", e);
        }
    }

    @Override
    public Future<Void> ended() {
        return ended.future();
    }

    @Override
    public void close() {
        finish(null);
    }

    /** All that run now. */
    Collection<Living> processes() {
        return program.tree().living();
    }

    /** Ends it when it costs too much, or nobody speaks with it. Blocks for a moment. */
    void review() {
        if (over.get()) {
            return;
        }
        Collection<Living> processes = processes();
        long memory = processes.stream().mapToLong(Living::memory).sum();
        if (memory > config.memory().asLongValue()) {
            stop("the server held more than " + config.memory().asLongValue() + " bytes of memory");
        } else if (processes.size() > config.processes()) {
            stop("the server had more than " + config.processes() + " processes");
        } else if (System.nanoTime() - spoken > config.idle().toNanos()) {
            close();
        }
    }

    private void stop(String why) {
        if (finish(StdioFault.broken(ToolError.UPSTREAM_UNREACHABLE, why))) {
            program.tree().kill();
        }
    }

    private void write() {
        try (OutputStream in = program.process().getOutputStream()) {
            inlet.pour(in);
        } catch (IOException closed) {
            finish(StdioFault.broken(ToolError.UPSTREAM_UNREACHABLE, "the server reads no more"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inlet.drop();
    }

    private void read() {
        try {
            new Lines((int) config.maxMessage().asLongValue(), config.outputPerSecond().asLongValue())
                    .read(program.process().getInputStream(), new Lines.Sink() {

                        @Override
                        public void line(byte[] line) {
                            hear(line);
                        }

                        @Override
                        public void tooLong() {
                            stop(ToolError.RESPONSE_TOO_LARGE, "a message of the server was longer than "
                                    + config.maxMessage().asLongValue() + " bytes");
                        }
                    });
        } catch (IOException broken) {
            notes.add("its output broke off");
        } catch (RuntimeException ours) {
            LOG.error("a message of an MCP server could not be taken in", ours);
            finish(StdioFault.broken(ToolError.RUN_FAILED, "a message of the server could not be taken in"));
        } finally {
            heard.countDown();
        }
        if (!hasExitedWithin(config.grace())) {
            finish(StdioFault.broken(ToolError.UPSTREAM_UNREACHABLE, "the server closed its output"));
        }
    }

    private void stop(ToolError error, String why) {
        finish(StdioFault.broken(error, why));
    }

    /** Whatever is no message was meant for people. */
    private void hear(byte[] line) {
        if (over.get()) {
            return;
        }
        spoken = System.nanoTime();
        JsonNode message;
        try {
            message = reader.readTree(line);
        } catch (StreamConstraintsException tooMuch) {
            stop(ToolError.RESPONSE_TOO_LARGE, "a message of the server had too many or too deep values");
            return;
        } catch (IOException noJson) {
            notes.add(new String(line, StandardCharsets.UTF_8));
            return;
        }
        if (message.isArray()) {
            message.forEach(received);
        } else if (message.isObject()) {
            received.accept(message);
        } else {
            notes.add(new String(line, StandardCharsets.UTF_8));
        }
    }

    private void note() {
        try {
            new Lines(LONGEST_NOTE, NOTES_PER_SECOND).read(program.process().getErrorStream(),
                    Lines.text(line -> notes.add(new String(line, StandardCharsets.UTF_8))));
        } catch (IOException over) {
            notes.add("its notes broke off");
        }
    }

    /** What it said before its end is heard first. */
    private void await() {
        try {
            int code = program.process().waitFor();
            if (!heard.await(config.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                notes.add("a process it started still has its output");
            }
            finish(StdioFault.broken(ToolError.UPSTREAM_UNREACHABLE, "the server ended by itself with " + code));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasExitedWithin(Duration time) {
        try {
            return program.process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether this was what ended it. */
    private boolean finish(@Nullable ChannelFailure broken) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        inlet.close();
        if (broken == null) {
            ended.tryComplete();
        } else {
            ended.tryFail(broken);
        }
        threads.execute(() -> reap(broken));
        return true;
    }

    private void reap(@Nullable ChannelFailure broken) {
        boolean clean = program.tree().end(config.grace());
        try {
            program.process().getInputStream().close();
            program.process().getErrorStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("a pipe can't be closed", e);
        } finally {
            gone.accept(new End(broken, Duration.ofNanos(System.nanoTime() - begun), clean));
        }
    }
}
