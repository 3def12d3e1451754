package org.tunebench.engine.objective.torch;

import static org.bytedeco.pytorch.global.torch.createCPUGenerator;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * All numbers of a model in three vectors: the parameters, their gradients and the running
 * statistics. The layers hold views into them. So the optimiser takes one step over one vector, a
 * copy of the best state is two copies, and a checkpoint is a few vectors.
 *
 * <p>Layers first {@link #add} what they need; {@link #allocate} then gives everything its place.
 */
public final class ModelState {
  private final TensorSpace space;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Parameter> statistics = new ArrayList<>();
  private Tensor values;
  private Tensor gradients;
  private Tensor running;

  /**
   * @param space where the vectors live
   */
  public ModelState(TensorSpace space) {
    this.space = space;
  }

  /** Declares weights that the optimiser moves. */
  public Parameter add(String name, Initializer initializer, long... shape) {
    return declare(parameters, name, initializer, shape);
  }

  /** Declares numbers that belong to the model and have no gradient. */
  public Parameter addStatistic(String name, double initial, long length) {
    return declare(statistics, name, Initializer.constant(initial), length);
  }

  private static Parameter declare(
      List<Parameter> list, String name, Initializer initializer, long... shape) {
    Parameter parameter = new Parameter(name, initializer, shape);
    list.add(parameter);
    return parameter;
  }

  /**
   * Places and initialises everything. The numbers are drawn on the CPU, so that a seed starts the
   * same model on every device.
   */
  public void allocate(long seed) {
    values = space.zeros(totalSize(parameters));
    gradients = space.zeros(totalSize(parameters));
    running = space.zeros(totalSize(statistics));
    TensorArena.scoped(
        () -> {
          GeneratorOptional random = new GeneratorOptional(createCPUGenerator(seed));
          place(parameters, values, gradients, random);
          place(statistics, running, running, random);
        });
  }

  private void place(
      List<Parameter> list, Tensor flat, Tensor flatGradient, GeneratorOptional random) {
    long start = 0;
    for (Parameter parameter : list) {
      parameter.place(space.arena(), start, flat, flatGradient);
      Tensor initial = parameter.value().cpu().clone();
      parameter.initializer().fill(initial, random);
      parameter.value().copy_(initial);
      start += parameter.size();
    }
  }

  private static long totalSize(List<Parameter> list) {
    return list.stream().mapToLong(Parameter::size).sum();
  }

  /** The parameters by name, in the order in which they were declared. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** What has no gradient, by name, in the order in which it was declared. */
  public List<Parameter> statistics() {
    return List.copyOf(statistics);
  }

  /** All parameters: a vector. */
  public Tensor values() {
    return values;
  }

  /** The gradients of all parameters: a vector of the same length. */
  public Tensor gradients() {
    return gradients;
  }

  /** All that has no gradient: a vector. */
  public Tensor running() {
    return running;
  }

  /** All numbers that training changes but the gradients. */
  public List<NamedTensor> tensors(String prefix) {
    return tensors(prefix, values, running);
  }

  private static List<NamedTensor> tensors(String prefix, Tensor values, Tensor running) {
    NamedTensor parameters = NamedTensor.vector(prefix + "values", values);
    // A vector without numbers has no place in memory.
    return running.numel() == 0
        ? List.of(parameters)
        : List.of(parameters, NamedTensor.vector(prefix + "running", running));
  }

  /** A place for a copy of this state, with nothing in it yet. */
  public Snapshot newSnapshot() {
    return new Snapshot(space.zeros(values.numel()), space.zeros(running.numel()));
  }

  /** A copy of a state that later training does not change. */
  public final class Snapshot {
    private final Tensor savedValues;
    private final Tensor savedRunning;

    private Snapshot(Tensor savedValues, Tensor savedRunning) {
      this.savedValues = savedValues;
      this.savedRunning = savedRunning;
    }

    /** The copy of the parameters: a vector. */
    public Tensor values() {
      return savedValues;
    }

    /** The copy of what has no gradient: a vector. */
    public Tensor running() {
      return savedRunning;
    }

    /** All numbers of the copy. */
    public List<NamedTensor> tensors(String prefix) {
      return ModelState.tensors(prefix, savedValues, savedRunning);
    }

    /** Copies the model's numbers here. */
    public void save() {
      TensorArena.scoped(
          () -> {
            savedValues.copy_(values);
            savedRunning.copy_(running);
          });
    }

    /** Copies the saved numbers back to the model. */
    public void restore() {
      TensorArena.scoped(
          () -> {
            values.copy_(savedValues);
            running.copy_(savedRunning);
          });
    }
  }
}
