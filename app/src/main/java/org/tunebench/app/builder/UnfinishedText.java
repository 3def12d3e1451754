package org.tunebench.app.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFiles;
import org.tunebench.engine.studyfile.yaml.YamlText;

/**
 * The study file of a form that says no whole definition yet: what stands in the form, right or
 * wrong, and as comments what is wrong and what cannot be written.
 */
final class UnfinishedText {
  /** What is not written is not empty either: a definition has something of everything. */
  private static final SearchSpace SOME_SPACE =
      new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1))));

  private static final MetricSpec SOME_METRIC = new MetricSpec("loss", Goal.MINIMIZE);

  private final StudyParts parts;
  private final Texts texts;
  private final Map<String, String> groups;

  private UnfinishedText(StudyParts parts, String usualMetric, Texts texts) {
    this.parts = parts;
    this.texts = texts;
    groups = new LinkedHashMap<>(StudyFiles.groups(written(usualMetric)));
  }

  /**
   * @param usualMetric the metric that the objective reports
   */
  static String of(StudyParts parts, String usualMetric, Texts texts) {
    UnfinishedText text = new UnfinishedText(parts, usualMetric, texts);
    text.correct();
    return String.join("", text.groups.values());
  }

  private StudySpec written(String usualMetric) {
    boolean isHere = parts.devices().isHere();
    return new StudySpec(
        Sketch.nameOr(wrongName().isPresent() ? "" : name()),
        parts.objective().asTyped(),
        wrongMetric().isPresent() ? SOME_METRIC : parts.metric().spec(usualMetric),
        parts.space().rightOnes().orElse(SOME_SPACE),
        parts.sampler().asTyped(),
        parts.pruner().asTyped(),
        new Budget(1),
        parts.devices().devices(),
        parts.budget().seed().value().orElse(0L),
        parts.first().asGiven(wrongStart().isPresent() ? none() : parts.warmStart().warmStart()),
        isHere ? none() : Optional.of(parts.devices().places().asTyped()));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private Optional<String> wrongName() {
    return StudyParts.problemOf(List.of(parts.name().field()));
  }

  private Optional<String> wrongMetric() {
    return StudyParts.problemOf(parts.metric().fields());
  }

  private Optional<String> wrongStart() {
    return StudyParts.problemOf(parts.warmStart().fields());
  }

  private String name() {
    return parts.name().field().textProperty().get().strip();
  }

  private void correct() {
    correctName();
    parts.objective().problem().ifPresent(why -> note("objective", why));
    wrongMetric().ifPresent(why -> instead("metric", why));
    correctSpace();
    parts.sampler().firstProblem().ifPresent(why -> note("sampler", why));
    parts.pruner().firstProblem().ifPresent(why -> note("pruner", why));
    correctBudget();
    parts.devices().places().firstProblem().ifPresent(why -> note("devices", why));
    StudyParts.problemOf(parts.devices().fields()).ifPresent(why -> note("devices", why));
    if (parts.first().takesUsual()) {
      groups.remove("baseline");
    }
    parts.first().problem().ifPresent(why -> note("baseline", why));
    wrongStart().ifPresent(why -> instead("warm-start", why));
  }

  private void correctName() {
    if (name().isEmpty()) {
      groups.put("name", wrongName().map(why -> comment("", why)).orElse(""));
      return;
    }
    wrongName()
        .ifPresent(
            why -> {
              groups.put("name", "name: " + YamlText.flow(name()) + "\n");
              note("name", why);
            });
  }

  private void correctSpace() {
    Optional<SearchSpace> right = parts.space().rightOnes();
    if (right.isEmpty()) {
      groups.put("space", "space:\n");
    }
    for (ParameterDraft draft : parts.space().parameters()) {
      boolean isThere = right.filter(space -> space.indexOf(draft.called()) >= 0).isPresent();
      if (draft.problem().isPresent()) {
        note("space", "  ", called(draft) + ": " + draft.problem().get());
      } else if (!isThere) {
        note("space", "  ", texts.get("Builder.Text.waits", called(draft)));
      }
    }
    boolean isSaid = parts.space().parameters().stream().anyMatch(d -> d.problem().isPresent());
    if (!isSaid) {
      parts.space().problem().ifPresent(why -> note("space", "  ", why));
    }
  }

  private String called(ParameterDraft draft) {
    return draft.called().isEmpty() ? texts.get("Builder.Parameter.unnamed") : draft.called();
  }

  private void correctBudget() {
    Map<String, Object> budget = new LinkedHashMap<>();
    budget.putAll(parts.budget().typed());
    groups.put("budget", "budget:  " + YamlText.flow(budget) + "\n");
    InputField<Long> seed = parts.budget().seed();
    if (seed.value().isEmpty()) {
      Object typed = OptionText.meaning(seed.textProperty().get().strip());
      groups.put("seed", "seed: " + YamlText.flow(typed) + "\n");
    }
    StudyParts.problemOf(parts.budget().fields()).ifPresent(why -> note("budget", why));
  }

  private void instead(String group, String sentence) {
    groups.put(group, comment("", group + ": " + sentence));
  }

  private void note(String group, String sentence) {
    note(group, "", sentence);
  }

  private void note(String group, String indent, String sentence) {
    groups.merge(group, comment(indent, sentence), String::concat);
  }

  /** Names have any signs in them: a comment is one line. */
  private static String comment(String indent, String sentence) {
    return indent + "# " + sentence.replaceAll("\\s+", " ") + "\n";
  }
}
