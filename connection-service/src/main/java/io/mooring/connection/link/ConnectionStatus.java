package io.mooring.connection.link;

/** Where a connection stands. So far every connection is made ACTIVE and stays so until it is removed. */
public enum ConnectionStatus {

    ACTIVE
}
