package io.mooring.catalog.document;

/** A place in a document that is not as the specification asks. */
public final class DocumentFault extends RuntimeException {

    private final String pointer;

    /**
     * @param pointer JSON pointer of the place
     * @param expected what was expected there
     */
    public DocumentFault(String pointer, String expected) {
        super(expected, null, false, false);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    public String expected() {
        return String.valueOf(getMessage());
    }
}
