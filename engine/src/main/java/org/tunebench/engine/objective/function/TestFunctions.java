package org.tunebench.engine.objective.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/**
 * The test functions by name. Formulas follow Surjanovic and Bingham's library of simulation
 * experiments unless said otherwise.
 */
public final class TestFunctions {
  /** How many dimensions a function has that can have any number, unless asked otherwise. */
  public static final int DIMENSIONS = 4;

  private static final int MOST_DIMENSIONS = 1000;

  private TestFunctions() {}

  /** The names, in the order in which to show them. */
  public static List<String> names() {
    return List.of(
        "branin",
        "hartmann6",
        "rosenbrock",
        "ackley",
        "levy",
        "styblinski-tang",
        "sphere",
        "mixed",
        "conditional");
  }

  /** All functions, those of any dimension in {@link #DIMENSIONS}. */
  public static List<TestFunction> all() {
    return names().stream().map(name -> named(name, DIMENSIONS)).toList();
  }

  /**
   * A function by its name.
   *
   * @param name one of {@link #names()}
   * @param dimensions number of parameters, 1 to 1,000 (Rosenbrock: from 2); those of a fixed
   *     number ignore it
   * @throws WrongInputException if there is none of this name, or the dimensions do not fit
   */
  public static TestFunction named(String name, int dimensions) {
    int least = name.equals("rosenbrock") ? 2 : 1;
    if (dimensions < least || dimensions > MOST_DIMENSIONS) {
      throw new WrongInputException(
          "objective.function.dimensions",
          "must be from %d to %d, not %d".formatted(least, MOST_DIMENSIONS, dimensions));
    }
    return switch (name) {
      case "branin" -> branin();
      case "hartmann6" -> hartmann6();
      case "rosenbrock" -> rosenbrock(dimensions);
      case "ackley" -> ackley(dimensions);
      case "levy" -> levy(dimensions);
      case "styblinski-tang" -> styblinskiTang(dimensions);
      case "sphere" -> sphere(dimensions);
      case "mixed" -> MixedFunctions.mixed();
      case "conditional" -> MixedFunctions.conditional();
      default ->
          throw new WrongInputException(
              "objective.function.name",
              "there is no function '%s'; there are %s"
                  .formatted(name, String.join(", ", names())));
    };
  }

  private static TestFunction branin() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("x1", new FloatRange(-5, 10)),
                new Parameter("x2", new FloatRange(0, 15))));
    return new TestFunction(
        "branin",
        "Two parameters, three equal minima.",
        space,
        0.39788735772973816,
        new Configuration(Map.of("x1", Math.PI, "x2", 2.275)),
        c -> Formulas.branin(number(c, "x1"), number(c, "x2")));
  }

  private static TestFunction hartmann6() {
    double[] at = {0.20168951, 0.15001069, 0.47687398, 0.27533243, 0.31165162, 0.65730053};
    return overCube(
        "hartmann6",
        "Six parameters, six local minima of which one is best.",
        new FloatRange(0, 1),
        at,
        -3.322368011415,
        Formulas::hartmann6);
  }

  private static TestFunction rosenbrock(int dimensions) {
    return overCube(
        "rosenbrock",
        "A long curved valley: easy to enter, hard to follow.",
        new FloatRange(-5, 10),
        filled(dimensions, 1),
        0,
        Formulas::rosenbrock);
  }

  private static TestFunction ackley(int dimensions) {
    return overCube(
        "ackley",
        "A deep hole in a plane of many shallow ones.",
        new FloatRange(-32.768, 32.768),
        filled(dimensions, 0),
        0,
        Formulas::ackley);
  }

  private static TestFunction levy(int dimensions) {
    return overCube(
        "levy",
        "Waves over a bowl.",
        new FloatRange(-10, 10),
        filled(dimensions, 1),
        0,
        Formulas::levy);
  }

  private static TestFunction styblinskiTang(int dimensions) {
    double[] at = filled(dimensions, -2.903534027771);
    return overCube(
        "styblinski-tang",
        "Two basins along each parameter, one of them deeper.",
        new FloatRange(-5, 5),
        at,
        Formulas.styblinskiTang(at),
        Formulas::styblinskiTang);
  }

  private static TestFunction sphere(int dimensions) {
    return overCube(
        "sphere",
        "The sum of squares: what every search must solve.",
        new FloatRange(-5.12, 5.12),
        filled(dimensions, 0),
        0,
        Formulas::sphere);
  }

  private static double[] filled(int dimensions, double value) {
    double[] all = new double[dimensions];
    java.util.Arrays.fill(all, value);
    return all;
  }

  private static TestFunction overCube(
      String name,
      String description,
      FloatRange range,
      double[] at,
      double optimum,
      ToDoubleFunction<double[]> formula) {
    List<Parameter> parameters = new ArrayList<>();
    Map<String, Object> best = new LinkedHashMap<>();
    for (int i = 0; i < at.length; i++) {
      parameters.add(new Parameter("x" + (i + 1), range));
      best.put("x" + (i + 1), at[i]);
    }
    SearchSpace space = new SearchSpace(parameters);
    return new TestFunction(
        name,
        description,
        space,
        optimum,
        new Configuration(best),
        c -> formula.applyAsDouble(vector(c, at.length)));
  }

  private static double[] vector(Configuration configuration, int dimensions) {
    double[] x = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      x[i] = number(configuration, "x" + (i + 1));
    }
    return x;
  }

  static double number(Configuration c, String name) {
    return ((Number) c.values().get(name)).doubleValue();
  }
}
