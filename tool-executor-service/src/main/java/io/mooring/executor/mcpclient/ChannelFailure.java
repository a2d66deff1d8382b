package io.mooring.executor.mcpclient;

/** Why there is no channel, or no answer on one. Its text has no secret. */
public final class ChannelFailure extends RuntimeException {

    private final transient McpAnswer answer;

    public ChannelFailure(McpAnswer answer) {
        super(answer instanceof McpAnswer.Failed failed ? failed.detail() : "the server refused");
        this.answer = answer;
    }

    /** The same for who asked. */
    public McpAnswer answer() {
        return answer;
    }
}
