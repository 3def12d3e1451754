package org.tunebench.app.compare;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What stands about several studies side by side, in words. */
final class CompareTable {
  /** Labels whose words stand in the glossary. */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "Compare.Metric", "Glossary.Metric",
          "Compare.Default", "Glossary.Default",
          "Compare.Gain", "Glossary.Gain",
          "Compare.Trainings", "Glossary.Training",
          "Compare.AverageEpochs", "Glossary.Epoch",
          "Compare.Objective", "Glossary.Objective",
          "Compare.Sampler", "Glossary.Sampler",
          "Compare.Pruner", "Glossary.Pruner");

  private final Texts texts;
  private final TimeText times;

  CompareTable(Texts texts) {
    this.texts = texts;
    this.times = new TimeText(texts, ZoneId.systemDefault());
  }

  /** Result, runtime, search and trials, without lines that say nothing of any study. */
  List<CompareSection> sections(List<ComparedStudy> studies) {
    boolean hasDefault = studies.stream().anyMatch(study -> study.tuned().isPresent());
    return List.of(
        section(hasDefault ? "Compare.Result" : "Compare.ResultAlone", result(studies)),
        section("Compare.Runtime", runtime(studies)),
        section("Compare.Search", search(studies)),
        section("Compare.Trials", trials(studies)));
  }

  private CompareSection section(String heading, List<CompareSection.Row> rows) {
    return new CompareSection(texts.get(heading), rows.stream().filter(this::saysSome).toList());
  }

  private boolean saysSome(CompareSection.Row row) {
    return row.cells().stream().anyMatch(cell -> !cell.equals(none()));
  }

  private List<CompareSection.Row> result(List<ComparedStudy> studies) {
    List<CompareSection.Row> rows = new ArrayList<>();
    rows.add(row("Compare.Metric", studies, study -> metric(study.metric())));
    rows.add(row("Compare.Tuned", studies, this::tuned));
    rows.add(row("Compare.Default", studies, this::standard));
    rows.add(row("Compare.Gain", studies, this::gain));
    for (String name : otherMetrics(studies)) {
      rows.add(
          new CompareSection.Row(
              texts.get("Compare.TunedOf", name),
              cells(studies, study -> otherTuned(study, name)),
              ""));
      rows.add(
          new CompareSection.Row(
              texts.get("Compare.DefaultOf", name),
              cells(studies, study -> otherStandard(study, name)),
              ""));
    }
    return rows;
  }

  private String metric(MetricSpec metric) {
    return texts.get("Compare.MetricGoal." + metric.goal().name(), metric.name());
  }

  private String tuned(ComparedStudy study) {
    return best(study)
        .map(
            trial ->
                texts.get(
                    "Compare.ValueOfTrial",
                    Numbers.metric(trial.metric(study.metric().name())),
                    Integer.toString(trial.number())))
        .orElse(none());
  }

  private static Optional<Trial> best(ComparedStudy study) {
    return BestAndWorst.ranked(study.metric(), study.trials()).stream()
        .map(BestAndWorst.Ranked::trial)
        .findFirst();
  }

  private String standard(ComparedStudy study) {
    return study
        .tuned()
        .map(
            both ->
                texts.get(
                    "Compare.ValueOfTrial",
                    Numbers.metric(both.standard().metric(study.metric().name())),
                    Integer.toString(both.standard().number())))
        .orElse(none());
  }

  private String gain(ComparedStudy study) {
    if (study.tuned().isEmpty()) {
      return none();
    }
    String name = study.metric().name();
    double tuned = study.tuned().get().tuned().metric(name);
    double standard = study.tuned().get().standard().metric(name);
    double gain = study.metric().goal().loss(standard) - study.metric().goal().loss(tuned);
    if (!Double.isFinite(gain)) {
      return none();
    }
    String value = Numbers.between(gain, tuned, standard);
    return standard == 0
        ? value
        : texts.get("Compare.GainPercent", value, percent(gain / Math.abs(standard)));
  }

  /** With two decimals whatever they are, so that numbers beside each other can be compared. */
  private static String percent(double share) {
    return Numbers.percent(Numbers.local(String.format(Locale.ROOT, "%.2f", 100 * share)));
  }

  private static Set<String> otherMetrics(List<ComparedStudy> studies) {
    Set<String> names = new LinkedHashSet<>();
    for (ComparedStudy study : studies) {
      study
          .tuned()
          .ifPresent(
              both ->
                  both.rows().stream()
                      .map(TunedAgainstDefault.Row::metric)
                      .filter(name -> !name.equals(study.metric().name()))
                      .forEach(names::add));
    }
    names.removeAll(List.of(Trial.N_EPOCHS, Trial.N_PARAMS));
    return names;
  }

  /** Of the best trial, whether the default configuration was tried or not. */
  private String otherTuned(ComparedStudy study, String metric) {
    return best(study)
        .map(trial -> trial.metrics().get(metric))
        .map(Numbers::metric)
        .orElse(none());
  }

  private String otherStandard(ComparedStudy study, String metric) {
    return study
        .tuned()
        .map(both -> both.standard().metrics().get(metric))
        .map(Numbers::metric)
        .orElse(none());
  }

  private List<CompareSection.Row> runtime(List<ComparedStudy> studies) {
    return List.of(
        row("Compare.Rows", studies, study -> count(study.extent().rows())),
        row("Compare.Columns", studies, study -> count(study.extent().columns())),
        row(
            "Compare.Wall",
            studies,
            study -> study.runtime().wall().map(times::duration).orElse(none())),
        row("Compare.Trainings", studies, study -> count(study.runtime().trainings())),
        row(
            "Compare.TotalTime",
            studies,
            study ->
                study.runtime().total().isZero()
                    ? none()
                    : times.duration(study.runtime().total())),
        row(
            "Compare.AverageTime",
            studies,
            study -> study.runtime().average().map(times::duration).orElse(none())),
        row(
            "Compare.AverageEpochs",
            studies,
            study ->
                study.runtime().averageEpochs().isPresent()
                    ? texts.get("Compare.Number", study.runtime().averageEpochs().getAsDouble())
                    : none()),
        row("Compare.BestEpochs", studies, study -> count(study.runtime().bestEpochs())),
        row("Compare.MaxEpochs", studies, study -> count(study.extent().epochs())),
        row("Compare.Devices", studies, study -> count(study.runtime().devices())));
  }

  private List<CompareSection.Row> search(List<ComparedStudy> studies) {
    return List.of(
        row("Compare.Objective", studies, study -> study.study().spec().objective().kind()),
        searched("Compare.Sampler", studies, spec -> spec.sampler().kind()),
        searched("Compare.Pruner", studies, spec -> spec.pruner().kind()),
        searched("Compare.Budget", studies, spec -> count(spec.budget().trials())),
        searched(
            "Compare.Time",
            studies,
            spec -> spec.budget().time().map(times::duration).orElse(none())),
        searched("Compare.Parallel", studies, spec -> count(spec.budget().parallel())),
        searched("Compare.Seed", studies, spec -> Long.toString(spec.seed())));
  }

  /** What is known only of studies that were searched here. */
  private CompareSection.Row searched(
      String key, List<ComparedStudy> studies, Function<StudySpec, String> cell) {
    return row(
        key,
        studies,
        study -> {
          StudySpec spec = study.study().spec();
          return ImportedStudies.isOne(spec) ? none() : cell.apply(spec);
        });
  }

  private List<CompareSection.Row> trials(List<ComparedStudy> studies) {
    return List.of(
        row("Compare.Completed", studies, study -> count(study, TrialState.COMPLETED)),
        row("Compare.Pruned", studies, study -> count(study, TrialState.PRUNED)),
        row("Compare.Failed", studies, study -> count(study, TrialState.FAILED)),
        row("Compare.Stopped", studies, study -> count(study, TrialState.STOPPED)),
        row("Compare.Interrupted", studies, study -> count(study, TrialState.INTERRUPTED)),
        row("Compare.Running", studies, study -> count(study, TrialState.RUNNING)));
  }

  private String count(ComparedStudy study, TrialState state) {
    return count((int) study.trials().stream().filter(t -> t.state() == state).count());
  }

  private String count(OptionalInt number) {
    return number.isPresent() ? count(number.getAsInt()) : none();
  }

  private String count(int number) {
    return texts.get("Compare.Number", number);
  }

  private String none() {
    return texts.get("Compare.None");
  }

  private CompareSection.Row row(
      String key, List<ComparedStudy> studies, Function<ComparedStudy, String> cell) {
    String help = EXPLAINED.getOrDefault(key, "");
    return new CompareSection.Row(
        texts.get(key), cells(studies, cell), help.isEmpty() ? "" : texts.get(help));
  }

  private static List<String> cells(
      List<ComparedStudy> studies, Function<ComparedStudy, String> cell) {
    return studies.stream().map(cell).toList();
  }
}
