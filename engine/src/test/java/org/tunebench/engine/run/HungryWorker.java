package org.tunebench.engine.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.compute.WorkerMain;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.study.PartSpec;

/**
 * A worker whose trials take as much of the device's memory as a test says, and no other memory.
 */
public final class HungryWorker {
  /** How long a trial keeps its memory. */
  private static final int MILLIS = 1000;

  /** More than any device has. */
  static final long TOO_MUCH = 1L << 50;

  private HungryWorker() {}

  /** Serves that objective. */
  public static void main(String[] arguments) {
    WorkerMain.serve(new ObjectiveTypes(List.of(type())));
  }

  static ScriptedObjective type() {
    return new ScriptedObjective(
        trial -> {
          throw new IllegalStateException("only a worker runs it");
        }) {
      @Override
      public Objective open(WorkerSetup setup) {
        return new Hunger(setup);
      }
    };
  }

  /**
   * The objective of such trials.
   *
   * @param first bytes that the first trial takes where it is alone
   * @param alone bytes that another takes where it is alone
   * @param beside bytes that it takes beside another
   */
  static PartSpec objective(long first, long alone, long beside) {
    return new PartSpec("scripted", Map.of("first", first, "alone", alone, "beside", beside));
  }

  /** Takes memory, and computes with it. */
  private static final class Hunger implements Objective {
    private final AtomicInteger running = new AtomicInteger();
    private final WorkerSetup setup;

    Hunger(WorkerSetup setup) {
      this.setup = setup;
    }

    private long bytes(String when) {
      return ((Number) setup.objective().settings().get(when)).longValue();
    }

    @Override
    @SuppressWarnings("try") // the scope works by being open
    public Map<String, Double> run(TrialContext trial) throws InterruptedException {
      boolean isAlone = running.incrementAndGet() == 1;
      long bytes = bytes(!isAlone ? "beside" : trial.number() == 0 ? "first" : "alone");
      try (PointerScope scope = new PointerScope()) {
        TensorOptions options =
            new TensorOptions(ScalarType.Byte)
                .device(
                    new DeviceOptional(new Device(setup.device().equals("gpu") ? "cuda" : "cpu")));
        Tensor taken = torch.empty(new long[] {bytes}, options, new MemoryFormatOptional());
        Tensor ones = taken.narrow(0, 0, 16).fill_(new Scalar(1.0));
        trial.report(1, Map.of("loss", 1.0));
        Thread.sleep(MILLIS);
        return Map.of("loss", ones.sum().item_double());
      } finally {
        running.decrementAndGet();
      }
    }
  }
}
