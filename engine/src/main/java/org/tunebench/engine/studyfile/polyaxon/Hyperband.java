package org.tunebench.engine.studyfile.polyaxon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Reads {@code hyperband} (Li et al. 2018): as many random configurations as its brackets start,
 * and a pruner that compares them where the brackets do. The resource is a parameter of one value,
 * all of it: a trial that goes on is not begun again, it is what the trial's reports count.
 */
final class Hyperband {
  private static final List<String> KEYS =
      List.of("max_iter", "eta", "resource", "metric", "resume");

  /** Keeps 243 = 3^5 at five halvings in spite of rounding. */
  private static final double TOLERANCE = 1e-9;

  private final Section section;
  private final Translation translation;
  private final int maxIter;
  private final double eta;

  private Hyperband(Field field, Translation translation) {
    this.section =
        new Section(field, KEYS, "a group such as {max_iter: 81, eta: 3, resource: …, metric: …}");
    this.translation = translation;
    Field most = section.need("max_iter", "how much of the resource a whole trial gets");
    this.maxIter = section.whole("max_iter", 1);
    if (maxIter < 1) {
      throw most.wrong("must be 1 or more, not " + maxIter);
    }
    Field factor = section.need("eta", "one in how many trials goes on, such as 3");
    this.eta = factor.number("a number");
    if (!(eta > 1)) {
      throw factor.wrong("must be above 1, not " + factor.shown());
    }
    translation.origin("pruner.hyperband.max-epochs", most);
    translation.origin("pruner.hyperband.reduction", factor);
  }

  static Algorithm read(Field field, Translation translation) {
    return new Hyperband(field, translation).algorithm();
  }

  private Algorithm algorithm() {
    MetricSpec metric = Goals.metric(section, translation);
    resource();
    resume();
    int halvings = halvings(maxIter, eta);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("max-epochs", (long) maxIter);
    settings.put("reduction", eta);
    return new Algorithm(
        Optional.of(metric),
        new PartSpec("random"),
        halvings == 0 ? Algorithm.NO_PRUNER : new PartSpec("hyperband", settings),
        trials(halvings, eta));
  }

  /** {@code s_max}: the greatest s with eta^s at most max_iter. */
  static int halvings(int maxIter, double eta) {
    return (int) Math.floor(Math.log(maxIter) / Math.log(eta) + TOLERANCE);
  }

  /**
   * How many configurations the brackets s = s_max, …, 0 start: ⌈(s_max + 1) · eta^s / (s + 1)⌉.
   */
  static long trials(int halvings, double eta) {
    long trials = 0;
    for (int s = 0; s <= halvings; s++) {
      trials += (long) Math.ceil((halvings + 1) * Math.pow(eta, s) / (s + 1) - TOLERANCE);
    }
    return trials;
  }

  private void resource() {
    String right = "a group such as {name: num_steps, type: int}";
    Field field = section.need("resource", right);
    Section resource = new Section(field, List.of("name", "type"), right);
    Field name = resource.need("name", "the name of the resource, such as num_steps");
    String type = resource.get("type").map(t -> t.text("int or float")).orElse("float");
    boolean whole = type.toLowerCase(Locale.ROOT).equals("int");
    if (!whole && !type.toLowerCase(Locale.ROOT).equals("float")) {
      throw resource.get("type").orElseThrow().wrong("must be int or float, not " + type);
    }
    Object all = whole ? (Object) (long) maxIter : (Object) (double) maxIter;
    translation.fix(name, name.text("text"), all);
    translation.note(
        name,
        "is %d for every trial: it is compared at the steps that it reports, in this unit"
            .formatted(maxIter));
  }

  private void resume() {
    section
        .get("resume")
        .filter(resume -> !resume.flag())
        .ifPresent(
            resume ->
                translation.note(
                    resume, "trials that go on are continued where they are, not begun again"));
  }
}
