package io.mooring.executor.stdio;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;

/** Failures of this package, in the words of whoever opens channels. */
final class StdioFault {

    private StdioFault() {}

    /** Nothing of the kind is started here. */
    static ChannelFailure disabled() {
        return of(ToolError.STDIO_DISABLED, "this installation starts no MCP servers", false, null);
    }

    /** There is no process, and a further try would end in the same way. */
    static ChannelFailure notStarted(String detail) {
        return of(ToolError.SERVER_NOT_STARTED, detail, false, null);
    }

    static ChannelFailure notStarted(String detail, Duration retryAfter) {
        return of(ToolError.SERVER_NOT_STARTED, detail, false, retryAfter);
    }

    static ChannelFailure busy(String detail) {
        return of(ToolError.EXECUTOR_BUSY, detail, false, Duration.ofSeconds(5));
    }

    static ChannelFailure suspended(Duration retryAfter) {
        return of(ToolError.UPSTREAM_SUSPENDED, "the server ended by itself again and again", false, retryAfter);
    }

    /** It was not handed over: the process is gone. */
    static ChannelFailure over() {
        return of(ToolError.UPSTREAM_UNREACHABLE, "the server has ended", false, null);
    }

    /** The process is gone, and what was asked of it may have been done. */
    static ChannelFailure broken(ToolError error, String detail) {
        return of(error, detail, true, null);
    }

    private static ChannelFailure of(ToolError error, String detail, boolean sent, @Nullable Duration retryAfter) {
        return new ChannelFailure(new McpAnswer.Failed(error, detail, sent, retryAfter));
    }
}
