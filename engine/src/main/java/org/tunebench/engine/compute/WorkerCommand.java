package org.tunebench.engine.compute;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.tunebench.engine.study.MetricSpec;

/** What the workbench tells a worker: one JSON line each on the worker's standard input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerCommand.Open.class, name = "open"),
  @JsonSubTypes.Type(value = WorkerCommand.Start.class, name = "start"),
  @JsonSubTypes.Type(value = WorkerCommand.GoOn.class, name = "go-on"),
  @JsonSubTypes.Type(value = WorkerCommand.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = WorkerCommand.Suspend.class, name = "suspend")
})
public sealed interface WorkerCommand {
  /**
   * Get ready to run trials of an objective: the first line a worker hears.
   *
   * @param version of the protocol: {@link WorkerProtocol#VERSION}
   * @param kind of the objective
   * @param settings of the objective
   * @param metric what the study optimises
   * @param folder that relative paths in the settings start from
   * @param device {@code cpu} or {@code gpu}
   * @param slots how many trials may run at once
   * @param sharing how many trials share the machine's cores, on all its devices
   * @param seed the study's
   * @param judged whether a report that waits for a word gets one: {@link GoOn} or {@link Stop}
   */
  record Open(
      int version,
      String kind,
      Map<String, Object> settings,
      MetricSpec metric,
      String folder,
      String device,
      int slots,
      int sharing,
      long seed,
      boolean judged)
      implements WorkerCommand {

    /**
     * The same where reports are answered to.
     *
     * @param answers whether they are
     */
    public Open judged(boolean answers) {
      return new Open(
          version, kind, settings, metric, folder, device, slots, sharing, seed, answers);
    }

    /**
     * The same for the worker of a device.
     *
     * @param itsSlots its own number of slots
     * @param allSlots that of all devices of the machine
     */
    public Open on(Device owned, int itsSlots, int allSlots) {
      return on(owned.isGpu(), itsSlots, allSlots);
    }

    /** The same on a GPU, or on the cores, of another machine, which it has to itself. */
    public Open on(boolean gpu, int itsSlots) {
      return on(gpu, itsSlots, itsSlots);
    }

    private Open on(boolean gpu, int itsSlots, int allSlots) {
      return new Open(
          version,
          kind,
          settings,
          metric,
          folder,
          gpu ? "gpu" : Device.CPU,
          itsSlots,
          allSlots,
          seed,
          judged);
    }
  }

  /**
   * Run a trial.
   *
   * @param trial its number
   * @param configuration values of the active parameters
   * @param seed the trial's
   * @param folder the trial's own
   */
  record Start(int trial, Map<String, Object> configuration, long seed, String folder)
      implements WorkerCommand {}

  /**
   * Go on after a report that waits for this.
   *
   * @param trial its number; one that has ended is ignored
   */
  record GoOn(int trial) implements WorkerCommand {}

  /**
   * End a trial.
   *
   * @param trial its number; one that has ended is ignored
   */
  record Stop(int trial) implements WorkerCommand {}

  /**
   * End a trial so that it can go on later: it has some seconds to keep its state.
   *
   * @param trial its number; one that has ended is ignored
   */
  record Suspend(int trial) implements WorkerCommand {}
}
