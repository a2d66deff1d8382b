package io.mooring.executor.search;

/** Share of queries that were answered, at the first place and among the first ten. */
record Recall(int asked, int first, int ten) {

    double atOne() {
        return (double) first / asked;
    }

    double atTen() {
        return (double) ten / asked;
    }

    Recall plus(int place) {
        return new Recall(asked + 1, place == 0 ? first + 1 : first, place >= 0 && place < 10 ? ten + 1 : ten);
    }
}
