package org.tunebench.engine.objective.fused;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.Parameter;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * All numbers of an array of models. Layers first add what they need under the names that it has in
 * the {@link ModelState} of a trial alone; {@link #allocate} then gives everything its place,
 * filled with zeros; {@link #load} and {@link #store} carry a trial in and out.
 */
public final class ArrayState {
  private final TensorSpace space;
  private final int trials;
  private final long width;
  private final Map<String, ArrayWeights> weights = new LinkedHashMap<>();
  private final Map<String, ArrayVector> vectors = new LinkedHashMap<>();
  private final Map<String, ArrayVector> statistics = new LinkedHashMap<>();
  private long size;
  private Plane values;
  private Plane gradients;
  private Tensor running;

  /**
   * @param space where the numbers live
   * @param width hidden units of the widest trial
   */
  public ArrayState(TensorSpace space, int trials, long width) {
    this.space = space;
    this.trials = trials;
    this.width = width;
  }

  /** Declares weights of which each trial has its own. */
  public ArrayWeights addWeights(String name, long... shape) {
    ArrayWeights added = new ArrayWeights(name, size, shape);
    size += added.size();
    weights.put(name, added);
    return added;
  }

  /** Declares a weight for each hidden unit. */
  ArrayVector addVector(String name) {
    return vectors.computeIfAbsent(name, n -> new ArrayVector(n, vectors.size()));
  }

  /** Declares a number for each hidden unit that the optimiser leaves alone. */
  ArrayVector addStatistic(String name) {
    return statistics.computeIfAbsent(name, n -> new ArrayVector(n, statistics.size()));
  }

  /** Places everything. */
  public void allocate() {
    values = newPlane();
    gradients = newPlane();
    running = space.zeros(statistics.size(), trials, width);
    for (ArrayWeights declared : weights.values()) {
      declared.place(space.arena(), values, gradients);
    }
  }

  /** A number for each weight, 0 at first. */
  public Plane newPlane() {
    return new Plane(space.zeros(trials, size), space.zeros(vectors.size(), trials, width));
  }

  /** The weights. */
  public Plane values() {
    return values;
  }

  /** Their gradients. */
  public Plane gradients() {
    return gradients;
  }

  Tensor running() {
    return running;
  }

  /** Multiplies all gradients. */
  public void scaleGradients(double factor) {
    Scalar by = new Scalar(factor);
    gradients.weights().mul_(by);
    gradients.vectors().mul_(by);
  }

  /** The sum of each trial's gradients, which is not a number if one of them is not. */
  public Tensor gradientSums() {
    return gradients.weights().sum(1).add_(gradients.vectors().sum(0, 2));
  }

  /**
   * A copy of weights and running statistics.
   *
   * @param running vectors × trials × width
   */
  public record Copy(Plane values, Tensor running) {}

  /** A place for a copy, with nothing in it yet. */
  public Copy newCopy() {
    return new Copy(newPlane(), space.zeros(running.size(0), trials, width));
  }

  /** Weights and running statistics themselves. */
  public Copy all() {
    return new Copy(values, running);
  }

  /** Whether another array has the same numbers of a trial in the same places. */
  public boolean isLike(ArrayState other) {
    return size == other.size
        && width == other.width
        && vectors.keySet().equals(other.vectors.keySet())
        && weights.values().stream()
            .map(ArrayWeights::layout)
            .toList()
            .equals(other.weights.values().stream().map(ArrayWeights::layout).toList());
  }

  /**
   * Which trials' numbers go where, in the same array or in one that is like it.
   *
   * @param from a vector of indices
   * @param to as many
   */
  public record Places(Tensor from, Tensor to) {
    /** Copies weights and running statistics. */
    public void copy(Copy source, Copy target) {
      copy(source.values, target.values);
      copy(1, source.running, target.running);
    }

    /** Copies a number for each weight. */
    public void copy(Plane source, Plane target) {
      copy(0, source.weights(), target.weights());
      copy(1, source.vectors(), target.vectors());
    }

    private void copy(int dimension, Tensor source, Tensor target) {
      target.index_copy_(dimension, to, source.index_select(dimension, from));
    }
  }

  /** Takes over a trial's weights and running statistics. */
  public void load(int trial, ModelState alone) {
    load(trial, alone, alone.values(), values);
    loadRunning(trial, alone, alone.running(), running);
  }

  /** Takes over a trial's copy of them. */
  public void load(int trial, ModelState alone, ModelState.Snapshot from, Copy to) {
    load(trial, alone, from.values(), to.values);
    loadRunning(trial, alone, from.running(), to.running);
  }

  private void loadRunning(int trial, ModelState alone, Tensor vector, Tensor all) {
    for (Parameter statistic : alone.statistics()) {
      statistic(all, trial, statistic).copy_(statistic.within(vector));
    }
  }

  /** Gives a trial its weights and running statistics. */
  public void store(int trial, ModelState alone) {
    store(trial, alone, alone.values(), values);
    storeRunning(trial, alone, alone.running(), running);
  }

  /** Gives a trial its copy of them. */
  public void store(int trial, ModelState alone, Copy from, ModelState.Snapshot to) {
    store(trial, alone, to.values(), from.values);
    storeRunning(trial, alone, to.running(), from.running);
  }

  private void storeRunning(int trial, ModelState alone, Tensor vector, Tensor all) {
    for (Parameter statistic : alone.statistics()) {
      statistic.within(vector).copy_(statistic(all, trial, statistic));
    }
  }

  /**
   * Takes over another number for each weight.
   *
   * @param vector of the length and in the order of the trial's parameters
   */
  public void load(int trial, ModelState alone, Tensor vector, Plane plane) {
    for (Parameter parameter : alone.parameters()) {
      within(plane, trial, parameter).copy_(parameter.within(vector));
    }
  }

  /** Gives the trial back what {@link #load} took. */
  public void store(int trial, ModelState alone, Tensor vector, Plane plane) {
    for (Parameter parameter : alone.parameters()) {
      parameter.within(vector).copy_(within(plane, trial, parameter));
    }
  }

  private Tensor within(Plane plane, int trial, Parameter parameter) {
    ArrayWeights declared = weights.get(parameter.name());
    return declared != null
        ? declared.within(plane, trial, parameter.value())
        : known(vectors, parameter).within(plane.vectors(), trial, parameter.value());
  }

  private Tensor statistic(Tensor all, int trial, Parameter statistic) {
    return known(statistics, statistic).within(all, trial, statistic.value());
  }

  private static ArrayVector known(Map<String, ArrayVector> declared, Parameter parameter) {
    ArrayVector vector = declared.get(parameter.name());
    if (vector == null) {
      throw new IllegalStateException("the array has nothing called " + parameter.name());
    }
    return vector;
  }
}
