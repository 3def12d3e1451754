package org.tunebench.app.shell;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;

/** Distributions, conditions and configurations in a few words, for tables. */
public final class SpaceText {
  private final Texts texts;

  /** In these words. */
  public SpaceText(Texts texts) {
    this.texts = texts;
  }

  /** {@code lr 0.001 · n_layers 2}. */
  public static String of(Configuration configuration) {
    return configuration.values().entrySet().stream()
        .map(value -> value.getKey() + " " + Numbers.any(value.getValue()))
        .collect(Collectors.joining(" · "));
  }

  /** {@code log 0.0001 … 0.01}, {@code 64 · 128 · 256}. */
  public String of(Distribution distribution) {
    if (distribution instanceof FloatRange range) {
      String bounds = Numbers.brief(range.low()) + " … " + Numbers.brief(range.high());
      return scale(range.log(), bounds) + step(range.step() > 0, Numbers.brief(range.step()));
    }
    if (distribution instanceof IntRange range) {
      return scale(range.log(), range.low() + " … " + range.high())
          + step(range.step() > 1, Long.toString(range.step()));
    }
    if (distribution instanceof Normal normal) {
      String key = normal.log() ? "Study.Space.logNormal" : "Study.Space.normal";
      return texts.get(key, Numbers.brief(normal.mean()), Numbers.brief(normal.deviation()))
          + step(normal.quantum() > 0, Numbers.brief(normal.quantum()));
    }
    if (distribution instanceof Ordered ordered) {
      return ordered.options().stream().map(SpaceText::value).collect(Collectors.joining(" < "));
    }
    if (distribution instanceof Beta beta) {
      return texts.get("Study.Space.beta", Numbers.brief(beta.alpha()), Numbers.brief(beta.beta()));
    }
    if (distribution instanceof Rounded rounded) {
      String key = rounded.down() ? "Study.Space.roundedDown" : "Study.Space.rounded";
      return texts.get(key, of(rounded.of()), Numbers.brief(rounded.quantum()));
    }
    return of((Choice) distribution);
  }

  private String of(Choice choice) {
    boolean even = choice.probabilities().stream().distinct().count() == 1;
    return IntStream.range(0, choice.options().size())
        .mapToObj(
            i ->
                value(choice.options().get(i))
                    + (even ? "" : " (" + Numbers.brief(choice.probabilities().get(i)) + ")"))
        .collect(Collectors.joining(" · "));
  }

  private static String value(Object option) {
    return option instanceof Double number ? Numbers.brief(number) : String.valueOf(option);
  }

  private String scale(boolean log, String bounds) {
    return log ? texts.get("Study.Space.log", bounds) : bounds;
  }

  private String step(boolean has, String step) {
    return has ? texts.get("Study.Space.step", step) : "";
  }

  /** {@code optimizer = sgd}, several joined; empty for a parameter that always exists. */
  public String conditions(Parameter parameter) {
    return parameter.conditions().stream()
        .map(this::condition)
        .collect(Collectors.joining(texts.get("Study.Space.and")));
  }

  private String condition(Condition condition) {
    String values =
        condition.values().stream()
            .map(SpaceText::value)
            .collect(Collectors.joining(texts.get("Study.Space.or")));
    return condition.parent() + " = " + values;
  }
}
