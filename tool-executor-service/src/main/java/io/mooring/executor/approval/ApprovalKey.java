package io.mooring.executor.approval;

import java.io.Serializable;

/** Key of an approval. */
public record ApprovalKey(String tenant, String id) implements Serializable {

    /** As one text, for a message. */
    String text() {
        return tenant + "/" + id;
    }

    /** The opposite of {@link #text}. */
    public static ApprovalKey parse(String text) {
        int slash = text.lastIndexOf('/');
        return new ApprovalKey(text.substring(0, slash), text.substring(slash + 1));
    }
}
