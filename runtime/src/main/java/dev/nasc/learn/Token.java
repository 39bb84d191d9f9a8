package dev.nasc.learn;

import dev.nasc.model.Address;

/** An option of a choice. */
record Token(Address address, String option) {}
