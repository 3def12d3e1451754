package org.tunebench.engine.compute;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** What a worker tells the workbench: one JSON line each on the worker's standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerEvent.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerEvent.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = WorkerEvent.Reported.class, name = "report"),
  @JsonSubTypes.Type(value = WorkerEvent.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = WorkerEvent.Stopped.class, name = "stopped"),
  @JsonSubTypes.Type(value = WorkerEvent.Failed.class, name = "failed")
})
public sealed interface WorkerEvent {
  /**
   * The objective is open: trials may start.
   *
   * @param version of the protocol that the worker speaks
   */
  record Ready(int version) implements WorkerEvent {}

  /**
   * The objective cannot be opened: the worker runs no trials.
   *
   * @param reason one sentence for the person
   */
  record Refused(String reason) implements WorkerEvent {
    /** Refuses what is not whole. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * A trial has reported.
   *
   * @param trial its number
   * @param step the epoch
   * @param values metrics, possibly NaN
   * @param again whether an earlier attempt, from whose checkpoint it goes on, reported this
   * @param waits whether the trial stands still until it is told to go on or to end
   */
  record Reported(
      int trial,
      int step,
      Map<String, Double> values,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean again,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean waits)
      implements WorkerEvent {
    /** Refuses what is not whole. */
    public Reported {
      requireNumbers(values);
    }

    /** Something new. */
    public Reported(int trial, int step, Map<String, Double> values) {
      this(trial, step, values, false, false);
    }

    /** The same, and the trial waits for a word. */
    Reported waiting() {
      return new Reported(trial, step, values, again, true);
    }
  }

  /**
   * A trial ran to its end.
   *
   * @param trial its number
   * @param metrics final metrics, possibly NaN
   */
  record Completed(int trial, Map<String, Double> metrics) implements WorkerEvent {
    /** Refuses what is not whole. */
    public Completed {
      requireNumbers(metrics);
    }
  }

  /**
   * A trial has ended because it was told to.
   *
   * @param trial its number
   */
  record Stopped(int trial) implements WorkerEvent {}

  /**
   * A trial has ended without a result.
   *
   * @param trial its number
   * @param reason one sentence for the person
   */
  record Failed(int trial, String reason) implements WorkerEvent {
    /** Refuses what is not whole. */
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }
  }

  private static void requireNumbers(Map<String, Double> values) {
    values.values().forEach(Objects::requireNonNull);
  }

  /** The number of the trial that it is about, or empty. */
  default OptionalInt about() {
    if (this instanceof Reported reported) {
      return OptionalInt.of(reported.trial());
    } else if (this instanceof Completed completed) {
      return OptionalInt.of(completed.trial());
    } else if (this instanceof Stopped stopped) {
      return OptionalInt.of(stopped.trial());
    } else if (this instanceof Failed failed) {
      return OptionalInt.of(failed.trial());
    }
    return OptionalInt.empty();
  }

  /** Whether its trial has ended with it. */
  default boolean endsTrial() {
    return about().isPresent() && !(this instanceof Reported);
  }
}
