package org.tunebench.engine.objective.command;

import java.util.Map;
import org.tunebench.engine.processes.StrayProcesses;

/** The environment of a trial's process. */
final class TrialEnvironment {
  private TrialEnvironment() {}

  /**
   * Turns the worker's environment into the command's.
   *
   * @param environment the worker's, changed in place
   * @param run the name of the run
   * @param sharing how many trials share the machine's cores
   */
  static void set(
      Map<String, String> environment,
      CommandSettings settings,
      TrialValues values,
      String run,
      int sharing) {
    // The worker's own class path is no business of the command's.
    environment.remove("CLASSPATH");
    environment.remove("MKL_NUM_THREADS");
    int cores = Runtime.getRuntime().availableProcessors();
    environment.put("OMP_NUM_THREADS", Integer.toString(Math.max(1, cores / sharing)));
    // Python keeps lines back where no terminal reads them, and reports would come late.
    environment.putIfAbsent("PYTHONUNBUFFERED", "1");
    environment.putIfAbsent("PYTHONIOENCODING", "utf-8");
    environment.put("TUNEBENCH_PARAMS", values.json());
    environment.put("TUNEBENCH_TRIAL", values.trial());
    environment.put("TUNEBENCH_SEED", values.seed());
    environment.put("TUNEBENCH_OUTPUT_DIR", values.folder().toString());
    environment.put("TUNEBENCH_CHECKPOINT_DIR", values.checkpoints());
    environment.put(StrayProcesses.VARIABLE, run);
    settings
        .env()
        .forEach(
            (name, template) ->
                template
                    .fill(values)
                    .ifPresentOrElse(
                        text -> environment.put(name, text), () -> environment.remove(name)));
  }
}
