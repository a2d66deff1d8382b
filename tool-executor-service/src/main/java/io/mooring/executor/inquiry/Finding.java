package io.mooring.executor.inquiry;

/** What came of asking an upstream. */
public sealed interface Finding {

    /**
     * It said what it offers.
     *
     * @param answer JSON text in the form of {@code connection.tools_discovered}
     */
    record Told(byte[] answer) implements Finding {}

    /** It does not accept the credential. */
    record CredentialRefused(String detail) implements Finding {}

    /** It did not say; the detail is for people and has no secret. */
    record Failed(Fault fault, String detail) implements Finding {}

    /** There is nobody to ask: what is offered was given with the integration. */
    record Given() implements Finding {}
}
