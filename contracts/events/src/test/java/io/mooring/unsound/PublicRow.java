package io.mooring.unsound;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity others can see. */
@Entity
public class PublicRow {

    @Id
    long id;
}
