package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.Opener;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

class WorkerHostTest {
  /** Something whose native library is not where Java looks for it. */
  private static final class WithoutLibrary implements Opener {
    @Override
    public String kind() {
      return "trains";
    }

    @Override
    public Objective open(WorkerSetup setup) {
      UnsatisfiedLinkError why = new UnsatisfiedLinkError("no jnitorch in java.library.path: /lib");
      throw new ExceptionInInitializerError(why);
    }
  }

  @Test
  void aLibraryThatIsNotThereIsASentence() {
    List<WorkerEvent> events = new ArrayList<>();
    WorkerHost host =
        new WorkerHost(new ObjectiveTypes(List.of(), List.of(new WithoutLibrary())), events::add);
    host.on(
        new WorkerCommand.Open(
            WorkerProtocol.VERSION,
            "trains",
            Map.of(),
            new MetricSpec("loss", Goal.MINIMIZE),
            ".",
            "cpu",
            1,
            1,
            0,
            false));

    assertThat(events)
        .containsExactly(
            new WorkerEvent.Refused(
                "the training library cannot be loaded (no jnitorch in java.library.path: /lib):"
                    + " start Tunebench by its own command 'tunebench', which says where it is, or"
                    + " install it anew"));
  }

  @Test
  void aTrialThatCannotEvenBeginHasFailed() {
    List<WorkerEvent> events = new ArrayList<>();
    WorkerHost host = new WorkerHost(new ObjectiveTypes(List.of()), events::add);
    host.on(new WorkerCommand.Start(3, Map.of(), 0, "no path\0"));

    assertThat(events)
        .containsExactly(new WorkerEvent.Failed(3, "the worker failed with InvalidPathException"));
  }
}
