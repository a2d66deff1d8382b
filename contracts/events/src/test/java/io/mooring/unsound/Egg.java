package io.mooring.unsound;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that is named like the thing it stores. */
@Entity
class Egg {

    @Id
    long id;
}
