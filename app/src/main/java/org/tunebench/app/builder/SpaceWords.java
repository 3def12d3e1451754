package org.tunebench.app.builder;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Configuration;

/** The search space in words: how large it is, and what a configuration of it looks like. */
final class SpaceWords {
  /** An example of a large space says what configurations look like, not all of one. */
  private static final int MOST_VALUES = 12;

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
    if (count.isPresent()) {
      return texts.get("Builder.Space.counted", parameters, count.getAsLong());
    }
    int continuous = space.space().get().continuous().size();
    if (continuous == 0) {
      return texts.get("Builder.Space.beyond", parameters);
    }
    return continuous == parameters
        ? texts.get("Builder.Space.continuous", parameters)
        : texts.get("Builder.Space.mixed", parameters, continuous);
  }

  /** A configuration drawn at random; another one at each call; empty while there is none. */
  String example() {
    return space
        .space()
        .map(s -> s.configure(p -> p.distribution().valueAt(random.nextDouble())))
        .map(this::words)
        .orElse("");
  }

  private String words(Configuration configuration) {
    List<String> all =
        configuration.values().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + brief(entry.getValue()))
            .toList();
    String some = String.join("   ", all.subList(0, Math.min(MOST_VALUES, all.size())));
    int more = all.size() - MOST_VALUES;
    return more > 0 ? some + "   " + texts.get("Builder.Further", more) : some;
  }

  private static String brief(Object value) {
    return value instanceof Double x
        ? Numbers.brief(Double.parseDouble(String.format(Locale.ROOT, "%.3e", x)))
        : String.valueOf(value);
  }
}
