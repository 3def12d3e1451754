package org.tunebench.app.builder;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Configuration;

/** The search space in words: how large it is, and what a configuration of it looks like. */
final class SpaceWords {
  private final SpaceDraft space;
  private final Texts texts;
  private final SplittableRandom random = new SplittableRandom(1);

  SpaceWords(SpaceDraft space, Texts texts) {
    this.space = space;
    this.texts = texts;
  }

  /** How large the space is. */
  String size() {
    int parameters = space.parameters().size();
    if (space.space().isEmpty()) {
      return texts.get("Builder.Space.parameters", parameters);
    }
    OptionalLong count = space.space().get().cardinality();
    return count.isPresent()
        ? texts.get("Builder.Space.counted", parameters, count.getAsLong())
        : texts.get("Builder.Space.endless", parameters);
  }

  /** A configuration drawn at random; another one at each call; empty while there is none. */
  String example() {
    return space
        .space()
        .map(s -> s.configure(p -> p.distribution().valueAt(random.nextDouble())))
        .map(SpaceWords::words)
        .orElse("");
  }

  private static String words(Configuration configuration) {
    StringBuilder text = new StringBuilder();
    configuration
        .values()
        .forEach(
            (name, value) ->
                text.append(text.isEmpty() ? "" : "   ")
                    .append(name)
                    .append(" = ")
                    .append(value instanceof Double x ? brief(x) : String.valueOf(value)));
    return text.toString();
  }

  private static String brief(double value) {
    return Numbers.brief(Double.parseDouble(String.format(Locale.ROOT, "%.3e", value)));
  }
}
