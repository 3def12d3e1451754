package org.tunebench.engine.studyfile.wandb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Reads {@code early_terminate}: one bracket of hyperband that compares trials at {@code min_iter ·
 * eta^k}, or at {@code max_iter / eta^i} for i from 1 to {@code s}.
 */
final class EarlyTermination {
  private static final List<String> KEYS =
      List.of("type", "min_iter", "max_iter", "s", "eta", "strict");
  private static final double ETA = 3;

  private EarlyTermination() {}

  static PartSpec read(Field field, Translation translation) {
    String right = "a group such as {type: hyperband, min_iter: 3}";
    Section section = new Section(field, KEYS, right);
    Field type = section.need("type", "hyperband");
    if (!type.text("hyperband").equals("hyperband")) {
      throw type.wrong("must be hyperband, not " + type.shown());
    }
    section
        .get("strict")
        .filter(strict -> !strict.flag())
        .ifPresent(
            strict -> {
              throw strict.wrong(
                  "cannot be honoured: trials are compared as with strict: true, which ends more of them; give strict: true");
            });
    if (section.get("strict").isEmpty()) {
      translation.note(
          field, "trials are compared as with strict: true, which ends more of them than without");
    }
    translation.origin("pruner", field);
    double eta = section.get("eta").map(e -> e.number("a number above 1")).orElse(ETA);
    boolean fromAbove = section.get("max_iter").isPresent();
    if (fromAbove == section.get("min_iter").isPresent()) {
      throw field.wrong("must have either min_iter, or max_iter and s");
    }
    section.get("eta").ifPresent(e -> origin(translation, fromAbove, "reduction", e));
    return fromAbove ? fromAbove(section, eta, translation) : fromBelow(section, eta, translation);
  }

  private static void origin(Translation translation, boolean hyperband, String name, Field field) {
    String kind = hyperband ? "hyperband" : "successive-halving";
    translation.origin("pruner.%s.%s".formatted(kind, name), field);
  }

  private static PartSpec fromBelow(Section section, double eta, Translation translation) {
    section
        .get("s")
        .ifPresent(
            s -> {
              throw s.wrong("goes with max_iter: leave it out");
            });
    Field least = section.need("min_iter", "a whole number");
    origin(translation, false, "min-epochs", least);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("min-epochs", least.whole("a whole number"));
    settings.put("reduction", eta);
    return new PartSpec("successive-halving", settings);
  }

  private static PartSpec fromAbove(Section section, double eta, Translation translation) {
    Field most = section.need("max_iter", "a whole number");
    Field halvings = section.need("s", "how often trials are compared, such as 2");
    origin(translation, true, "max-epochs", most);
    origin(translation, true, "halvings", halvings);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("max-epochs", most.whole("a whole number"));
    settings.put("reduction", eta);
    settings.put("halvings", halvings.whole("a whole number"));
    settings.put("brackets", "one");
    return new PartSpec("hyperband", settings);
  }
}
