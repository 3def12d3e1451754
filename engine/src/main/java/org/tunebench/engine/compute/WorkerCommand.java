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
   * @param seed the study's
   */
  record Open(
      int version,
      String kind,
      Map<String, Object> settings,
      MetricSpec metric,
      String folder,
      String device,
      int slots,
      long seed)
      implements WorkerCommand {

    /** The same for the worker of a device, with its own number of slots. */
    public Open on(Device owned, int itsSlots) {
      return on(owned.isGpu(), itsSlots);
    }

    /** The same on a GPU, or on the cores, of another machine. */
    public Open on(boolean gpu, int itsSlots) {
      String kindOfDevice = gpu ? "gpu" : Device.CPU;
      return new Open(version, kind, settings, metric, folder, kindOfDevice, itsSlots, seed);
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
