package io.mooring.executor.audit;

import java.time.Instant;

import io.mooring.contracts.problem.GeneralError;

/** Where a page of calls begins: after this one, newest first. */
record CallPosition(Instant startedAt, String id) {

    static CallPosition parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
        return new CallPosition(CallFilter.instant("cursor", text.substring(0, slash)), text.substring(slash + 1));
    }

    static String of(CallRow row) {
        return row.startedAt + "/" + row.id;
    }
}
