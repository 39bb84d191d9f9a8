package dev.nasc.network;

import dev.nasc.model.Operation;

/** No code can be had for an operation of the user's own; the message says the way out. */
public final class OperationUnavailable extends RuntimeException {
  OperationUnavailable(Operation.Custom operation) {
    super(
        "Nothing on the class path offers `"
            + operation.java()
            + "`, which runs the operation `"
            + operation.name()
            + "`; add a jar with it as a service of `"
            + OwnOperation.class.getName()
            + "`.");
  }
}
