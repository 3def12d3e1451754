package org.tunebench.engine.study;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/** Studies and trials to test with, with something of everything in them. */
public final class StudyFixtures {
  /** A moment that every test may use. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private StudyFixtures() {}

  /** A space with every distribution, and a condition on a condition. */
  public static SearchSpace space() {
    return new SearchSpace(
        List.of(
            new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)),
            new Parameter("dropout", new FloatRange(0.1, 0.7, false, 0.2)),
            new Parameter("layers", new IntRange(1, 9, false, 2)),
            new Parameter("hidden", new IntRange(64, 512, true, 1)),
            new Parameter("init", new Normal(-0.5, 2, false, 0.25)),
            new Parameter("decay", new Normal(-7, 1, true, 0)),
            new Parameter("likelihood", new Choice(List.of("zinb", "nb"), List.of(0.25, 0.75))),
            new Parameter("mixed", Choice.of(1, 1.5, "1", true)),
            new Parameter(
                "inner_κ", new FloatRange(0, 1), List.of(new Condition("mixed", List.of(1, true)))),
            new Parameter(
                "innermost",
                new IntRange(-5, 5),
                List.of(
                    new Condition("inner_κ", List.of(0.5)),
                    new Condition("likelihood", List.of("nb"))))));
  }

  /** A study with a setting of every kind. */
  public static StudySpec spec(String name) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("dataset", "cortex.h5ad");
    settings.put("genes", 558L);
    settings.put("kl", 1.0);
    settings.put("amortize", true);
    settings.put("batches", List.of(1L, 2.0, "three", List.of(), Map.of("a", false)));
    settings.put("nested", Map.of("$strange key", 0.1, "plain", Map.of("deep", List.of(-0.0))));
    return new StudySpec(
        name,
        new PartSpec("scvi", settings),
        new MetricSpec("marginal_ll", Goal.MINIMIZE, "elbo"),
        space(),
        new PartSpec("tpe").with("startup-trials", 20L),
        new PartSpec("none"),
        new Budget(
            100,
            Optional.of(Duration.ofMillis(28_800_001)),
            4,
            2,
            new Stopping(OptionalDouble.of(-0.1), OptionalInt.of(30))),
        List.of(new DeviceSlots("gpu:0"), new DeviceSlots("cpu")),
        -3,
        new FirstTrials(
            Optional.of(new Configuration(Map.of("mixed", 1.5))),
            List.of(),
            Optional.of(new WarmStart("an earlier one", 7))));
  }

  /** A study with what definitions have learnt since the first schema was released. */
  public static StudySpec later(String name) {
    List<Parameter> parameters =
        List.of(
            new Parameter("size", Ordered.of("small", 2, 0.5, true)),
            new Parameter("share", new Beta(0.5, 2)),
            new Parameter("units", new Rounded(new FloatRange(1, 99, true, 0), 8)),
            new Parameter("jitter", new Rounded(new Normal(0, 1, true, 0), 0.5, true)),
            new Parameter("mass", new Rounded(new Beta(2, 3), 0.25)));
    Stopping stopping =
        new Stopping(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            List.of(
                new Target("accuracy", Goal.MAXIMIZE, 0.9),
                new Target("loss", Goal.MINIMIZE, -0.1)));
    return new StudySpec(
        name,
        new PartSpec("function"),
        new MetricSpec("accuracy", Goal.MAXIMIZE),
        new SearchSpace(parameters),
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(10)
            .withStopping(stopping)
            .withParallel(Budget.AUTO)
            .withDisk(OptionalLong.of(20_000_000_001L)),
        List.of(new DeviceSlots("gpu:0", 3), new DeviceSlots("gpu:1:0")),
        0,
        FirstTrials.NONE.withQueue(
            List.of(
                new Configuration(Map.of("size", 2L, "share", 0.5)),
                new Configuration(Map.of("size", "small", "mass", 0.25)))));
  }

  /** A small study that maximises a metric. */
  public static StudySpec maximizing(String name) {
    return new StudySpec(
        name,
        new PartSpec("function"),
        new MetricSpec("accuracy", Goal.MAXIMIZE),
        new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1)))),
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(10),
        List.of(),
        0,
        Optional.empty());
  }

  /** A configuration with a value of every type. */
  public static Configuration configuration() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("z_first", 1L);
    values.put("a_second", 1.0);
    values.put("text", "1");
    values.put("flag", true);
    values.put("tiny", Double.MIN_VALUE);
    values.put("third", 1.0 / 3);
    values.put("least", Long.MIN_VALUE);
    values.put("zero", -0.0);
    values.put("größe_😀", "\"quoted\" \\ \n 😀");
    return new Configuration(values);
  }

  /** Where a sampled trial comes from. */
  public static Trial.Source sampled() {
    return new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 1234567890123456789L, 1.25, "gp");
  }

  /** A trial that waits. */
  public static Trial waiting(int number) {
    return Trial.waiting(number, sampled(), configuration());
  }

  /** A trial that runs. */
  public static Trial running(int number) {
    return waiting(number).start("gpu:1", NOON);
  }

  /** A trial that completed, some seconds after noon, with one metric. */
  public static Trial completed(int number, String metric, double value) {
    return running(number).complete(Map.of(metric, value), NOON.plusSeconds(number + 1L));
  }

  /** A report of one metric. */
  public static Report report(int trial, int step, String metric, double value) {
    return new Report(trial, step, Map.of(metric, value));
  }
}
