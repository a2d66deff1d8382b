package io.mooring.executor.database.answer;

/** Something to ask a database, in good form. What must not be asked fails when it is asked, as a {@link QueryFailure}. */
public interface Question {

    Running ask(Spot spot);
}
