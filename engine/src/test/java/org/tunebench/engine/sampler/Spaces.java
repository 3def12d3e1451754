package org.tunebench.engine.sampler;

import java.util.List;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/** Search spaces to try samplers on. */
final class Spaces {
  /** Every kind of distribution, and conditions two levels deep. */
  static final SearchSpace EVERYTHING =
      new SearchSpace(
          List.of(
              new Parameter(
                  "decay", new FloatRange(0.1, 1), List.of(new Condition("plan", List.of("step")))),
              new Parameter("rate", new FloatRange(1e-5, 1, true, 0)),
              new Parameter("dropout", new FloatRange(0.1, 0.7, false, 0.2)),
              new Parameter("layers", new IntRange(1, 5)),
              new Parameter("width", new IntRange(16, 512, true, 1)),
              new Parameter("stride", new IntRange(2, 11, false, 3)),
              new Parameter(
                  "kind", new Choice(List.of("a", "b", "c", "never"), List.of(0.2, 0.5, 0.3, 0.0))),
              new Parameter("flag", Choice.of(true, false)),
              new Parameter(
                  "plan",
                  Choice.of("none", "step"),
                  List.of(new Condition("kind", List.of("a", "b")))),
              new Parameter(
                  "depth", new IntRange(1, 9), List.of(new Condition("layers", List.of(2, 3)))),
              new Parameter("offset", new Normal(3, 2, false, 0)),
              new Parameter("scale", new Normal(0, 1, true, 0.5)),
              new Parameter("size", Ordered.of("small", "medium", "large")),
              new Parameter("share", new Beta(2, 5)),
              new Parameter("units", new Rounded(new FloatRange(8, 512, true, 0), 8)),
              new Parameter("fixed", new FloatRange(2, 2))));

  /** Countable, with a condition: 2 + 3 · 4 = 14 configurations. */
  static final SearchSpace DISCRETE =
      new SearchSpace(
          List.of(
              new Parameter("plan", Choice.of("one", "many")),
              new Parameter(
                  "times", new IntRange(2, 4), List.of(new Condition("plan", List.of("many")))),
              new Parameter(
                  "share",
                  new FloatRange(0, 0.9, false, 0.3),
                  List.of(new Condition("plan", List.of("many")))),
              new Parameter(
                  "flag", Choice.of(true, false), List.of(new Condition("plan", List.of("one"))))));

  private Spaces() {}
}
