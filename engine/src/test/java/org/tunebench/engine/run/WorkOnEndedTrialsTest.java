package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;

/** Work on trials that have ended, several pieces of it at once. */
class WorkOnEndedTrialsTest extends ScriptedStudies {
  private static final Device CPU = new Device("cpu", "test", 0, "");

  private final List<Path> written = new ArrayList<>();

  /** Objectives whose models can be used. */
  private static final class WithModels extends ScriptedObjective {
    WithModels() {
      super(identity());
    }

    @Override
    public Optional<PartSpec> usingModel(PartSpec objective, ModelUse use) {
      return Optional.of(objective);
    }
  }

  /** Notes where a worker writes, which has done its work at once. */
  private Worker launch(
      Device device, WorkerCommand.Open open, Path log, Worker.Listener listener) {
    written.add(log);
    written.add(Path.of(open.folder()));
    listener.onEvent(new WorkerEvent.Completed(0, Map.of()));
    return new Worker() {
      @Override
      public void send(WorkerCommand command) {}

      @Override
      public void kill() {}
    };
  }

  @Test
  void whatIsWrittenSideBySideHasNoFileInCommon() throws InterruptedException {
    Study study = repository.create(spec(1, 1), List.of());
    WorkerLauncher launcher = this::launch;
    WorkOnEndedTrials work =
        new WorkOnEndedTrials(
            repository,
            new ObjectiveTypes(List.of(new WithModels())),
            launcher,
            folder,
            new AtomicInteger());
    for (ModelUse.Kind kind : ModelUse.Kind.values()) {
      WorkerJob job =
          work.usingModel(study, new ModelUse(Path.of("m"), kind, folder.resolve("o.csv")), CPU);
      job.run((step, values) -> {});
    }
    assertThat(written)
        .hasSize(4)
        .doesNotHaveDuplicates()
        .allMatch(path -> path.startsWith(folder.resolve("study-" + study.id())));
  }
}
