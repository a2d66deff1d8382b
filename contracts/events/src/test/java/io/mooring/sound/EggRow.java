package io.mooring.sound;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity nobody else sees. */
@Entity
class EggRow {

    @Id
    long id;
}
