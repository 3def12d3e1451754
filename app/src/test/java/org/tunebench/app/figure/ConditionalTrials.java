package org.tunebench.app.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.Trial.Source;

/**
 * Trials of a space in which two parameters exist with sgd alone, and of which a size never varies.
 */
public final class ConditionalTrials {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("size", new IntRange(1, 9)),
              new Parameter("optimizer", Choice.of("sgd", "adam")),
              new Parameter(
                  "momentum",
                  new FloatRange(0, 1),
                  List.of(new Condition("optimizer", List.of("sgd")))),
              new Parameter(
                  "dampening",
                  new FloatRange(0, 1),
                  List.of(new Condition("optimizer", List.of("sgd")))),
              new Parameter("rate", new FloatRange(0, 1))));

  private ConditionalTrials() {}

  /**
   * Completed trials: the momentum matters most, then the optimizer, then the rate.
   *
   * @param count how many
   * @param every one in so many has sgd
   */
  public static Results results(int count, int every) {
    SplittableRandom random = new SplittableRandom(3);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean sgd = i % every == 0;
      double rate = random.nextDouble();
      double momentum = random.nextDouble();
      Map<String, Object> values = new HashMap<>();
      values.put("size", 4L);
      values.put("optimizer", sgd ? "sgd" : "adam");
      values.put("rate", rate);
      if (sgd) {
        values.put("momentum", momentum);
        values.put("dampening", random.nextDouble());
      }
      double loss = rate + (sgd ? 40 * momentum : 12);
      Source source = new Source(Origin.SAMPLED, OptionalInt.empty(), i, Double.NaN);
      trials.add(
          Trial.waiting(i, source, new Configuration(values))
              .start("cpu", NOW)
              .complete(Map.of("marginal_ll", loss), NOW));
    }
    return Results.of(FakeStudies.spec("c", Math.max(1, count)).withSpace(SPACE), trials);
  }
}
