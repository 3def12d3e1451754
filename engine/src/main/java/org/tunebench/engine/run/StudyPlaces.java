package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.List;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.compute.cluster.SlurmCluster;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;

/**
 * Makes the places where a study's trials run.
 *
 * @param launcher starts workers on this machine
 * @param cluster takes jobs
 * @param logs the folder for what workers write
 */
record StudyPlaces(WorkerLauncher launcher, SlurmCluster cluster, Path logs) {

  /**
   * Not yet started.
   *
   * @param allotted the devices of this machine that it has, if it runs here
   * @param artifacts the folder of the study's trials' folders
   * @param messages to the study's thread
   */
  Places of(Study study, List<Allotment> allotted, Path artifacts, Mailbox messages) {
    StudySpec spec = study.spec();
    WorkerCommand.Open open =
        new WorkerCommand.Open(
            WorkerProtocol.VERSION,
            spec.objective().kind(),
            spec.objective().settings(),
            spec.metric(),
            artifacts.toAbsolutePath().toString(),
            Device.CPU,
            spec.budget().parallel(),
            spec.budget().parallel(),
            spec.seed(),
            false);
    if (spec.cluster().isPresent()) {
      return jobs(study, open, jobs(artifacts), messages);
    }
    WorkerCommand.Open here = open.judged(!Pruners.isNone(spec.pruner()));
    return new WorkerPool(launcher, here, allotted, logs(logs, study.id()), messages::post);
  }

  /**
   * Where the folders of a study's jobs are.
   *
   * @param artifacts the folder of the study's trials' folders
   */
  static Path jobs(Path artifacts) {
    return artifacts.resolve("jobs");
  }

  /**
   * The folder for what the workers of a study write.
   *
   * @param logs the folder for what all workers write
   */
  static Path logs(Path logs, long study) {
    return logs.resolve("study-" + study);
  }

  private ClusterPool jobs(Study study, WorkerCommand.Open open, Path folder, Mailbox messages) {
    SlurmSettings settings = SlurmSettings.of(study.spec().cluster().orElseThrow());
    int together = Math.max(1, study.spec().budget().parallel());
    WorkerCommand.Open mine = open.on(settings.gpu(), together);
    return new ClusterPool(
        listener -> cluster.study(study.id(), folder, settings, mine, listener),
        settings.jobs(),
        together,
        messages::post);
  }
}
