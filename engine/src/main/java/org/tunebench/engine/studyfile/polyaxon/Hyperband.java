package org.tunebench.engine.studyfile.polyaxon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.pruner.Brackets;
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
    int halvings = Brackets.fitting(maxIter, 1, eta);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("max-epochs", (long) maxIter);
    settings.put("reduction", eta);
    return new Algorithm(
        Optional.of(metric),
        new PartSpec("random"),
        halvings == 0 ? Algorithm.NO_PRUNER : new PartSpec("hyperband", settings),
        Brackets.trials(halvings, eta));
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
