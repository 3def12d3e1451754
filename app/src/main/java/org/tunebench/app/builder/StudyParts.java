package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** The parts of a study that is being defined, and what is wrong with any of them. */
final class StudyParts {
  private final Texts texts;
  private final NameDraft name;
  private final ObjectiveDraft objective;
  private final SpaceDraft space;
  private final MetricDraft metric;
  private final PartDraft sampler;
  private final PartDraft pruner;
  private final BudgetDraft budget;
  private final DevicesDraft devices;
  private final FirstTrialsDraft first;
  private final WarmStartDraft warmStart;

  /**
   * @param probe reads how large a data file is; called in the background
   * @param folder the folder that relative paths start from
   * @param changed is told after each change of a part
   * @param objectiveChanged is told instead where the objective changes, which others follow
   */
  StudyParts(
      Services services,
      Function<PartSpec, DataSummary> probe,
      Path folder,
      List<PartKind> samplers,
      List<PartKind> pruners,
      Runnable changed,
      Runnable objectiveChanged) {
    texts = services.texts();
    name = new NameDraft(texts, changed);
    objective = new ObjectiveDraft(services, probe, folder, objectiveChanged);
    space = new SpaceDraft(texts, changed);
    metric = new MetricDraft(texts, changed);
    sampler = new PartDraft(samplers, services.texts(), changed);
    pruner = new PartDraft(pruners, services.texts(), changed);
    budget = new BudgetDraft(texts, changed);
    devices = new DevicesDraft(texts, changed);
    first = new FirstTrialsDraft(texts, changed);
    warmStart = new WarmStartDraft(texts, changed);
  }

  /** Looks at everything again; what others said is forgotten. */
  void recheck() {
    name.recheck();
    objective.recheck();
    space.recheck();
    sampler.recheck();
    pruner.recheck();
    devices.places().recheck();
    budget.fields().forEach(InputField::reread);
    warmStart.recheck(space.space());
  }

  /** The first thing that is wrong, in the order of the screen, or empty. */
  Optional<String> firstProblem() {
    return problems().findFirst();
  }

  /** All that is wrong, in the order of the screen. */
  Stream<String> problems() {
    return Stream.concat(problemsOfStudy(), problemsOfSearch());
  }

  /** The first thing that is wrong with what is searched and how it is called, or empty. */
  Optional<String> firstProblemOfStudy() {
    return problemsOfStudy().findFirst();
  }

  private Stream<String> problemsOfStudy() {
    return Stream.concat(objective.problems(), problemsOf(List.of(name.field())));
  }

  /** The first thing that is wrong in how is searched, whatever the objective and the name. */
  Optional<String> firstProblemOfSearch() {
    return problemsOfSearch().findFirst();
  }

  /** Whether the space is wrong, and nothing else in how is searched. */
  boolean isWrongInSpaceAlone() {
    return space.problem().isPresent() && problemsBesideTheSpace().findFirst().isEmpty();
  }

  private Stream<String> problemsOfSearch() {
    return Stream.concat(space.problems(), problemsBesideTheSpace());
  }

  private Stream<String> problemsBesideTheSpace() {
    return Stream.of(
            problemsOf(metric.fields()),
            problemsOf(budget.fields()),
            first.problems(),
            problemsOf(warmStart.fields()),
            labelled("Builder.Sampler", sampler),
            labelled("Builder.Pruner", pruner),
            problemsOf(devices.fields()),
            labelled("Builder.Devices", devices.places()))
        .flatMap(all -> all);
  }

  private Stream<String> labelled(String key, PartDraft part) {
    return part.problems().map(sentence -> texts.get(key) + ": " + sentence);
  }

  /** What is wrong with the first of some fields, with its name, or empty. */
  static Optional<String> problemOf(List<InputField<?>> fields) {
    return problemsOf(fields).findFirst();
  }

  /** What is wrong with some fields, with their names. */
  static Stream<String> problemsOf(List<? extends InputField<?>> fields) {
    return fields.stream()
        .filter(field -> !field.problemProperty().get().isEmpty())
        .map(field -> field.label() + ": " + field.problemProperty().get());
  }

  /** What the engine says is wrong, in the words of the fields. */
  WrongInputException labelled(WrongInputException wrong) {
    return switch (wrong.field().split("\\.")[0]) {
      case "sampler" -> sampler.labelled(wrong);
      case "pruner" -> pruner.labelled(wrong);
      default -> wrong;
    };
  }

  /** Shows what is wrong beside the field that it names. */
  void attach(WrongInputException wrong) {
    String[] path = wrong.field().split("\\.");
    String last = path[path.length - 1];
    switch (path[0]) {
      case "name" -> refuse(Optional.of(name.field()), wrong);
      case "objective" -> objective.attach(wrong, field -> refuse(Optional.of(field), wrong));
      case "space" -> space.attach(wrong);
      case "sampler" -> sampler.attach(wrong);
      case "pruner" -> pruner.attach(wrong);
      case "warm-start" ->
          refuse(Optional.of(last.equals("best") ? warmStart.best() : warmStart.study()), wrong);
      case "devices" -> devices.places().attach(wrong);
      default -> refuse(budget.field(last), wrong);
    }
  }

  private static void refuse(Optional<InputField<?>> field, WrongInputException wrong) {
    field.ifPresent(
        found -> {
          found.refuse(Sentences.beside(wrong));
          found.touch();
        });
  }

  NameDraft name() {
    return name;
  }

  ObjectiveDraft objective() {
    return objective;
  }

  SpaceDraft space() {
    return space;
  }

  MetricDraft metric() {
    return metric;
  }

  PartDraft sampler() {
    return sampler;
  }

  PartDraft pruner() {
    return pruner;
  }

  BudgetDraft budget() {
    return budget;
  }

  FirstTrialsDraft first() {
    return first;
  }

  WarmStartDraft warmStart() {
    return warmStart;
  }

  DevicesDraft devices() {
    return devices;
  }
}
