package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.SpaceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.Fact;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;

/** A study's definition in words, by section. */
final class Definition {
  private final Texts texts;
  private final TimeText times;
  private final SpaceText spaces;

  Definition(Texts texts, TimeText times) {
    this.texts = texts;
    this.times = times;
    this.spaces = new SpaceText(texts);
  }

  /** Headings and what stands below each. */
  Map<String, List<Fact>> sections(Study study) {
    StudySpec spec = study.spec();
    Map<String, List<Fact>> sections = new LinkedHashMap<>();
    sections.put(texts.get("Study.Details.Objective"), part(spec.objective()));
    sections.put(texts.get("Study.Details.Metric"), metric(spec));
    sections.put(
        texts.get("Study.Details.Space"),
        spec.space().parameters().stream().map(this::parameter).toList());
    if (ImportedStudies.isOne(spec)) {
      sections.put(texts.get("Study.Details.Import"), imported(study));
    } else {
      sections.put(texts.get("Study.Details.Search"), search(spec));
      BudgetFacts budget = new BudgetFacts(texts, times);
      sections.put(texts.get("Study.Details.Budget"), budget.of(study));
    }
    spec.baseline()
        .ifPresent(
            baseline -> {
              List<Fact> facts = new ArrayList<>();
              baseline
                  .values()
                  .forEach((name, value) -> facts.add(new Fact(name, Numbers.any(value))));
              sections.put(texts.get("Study.Details.Default"), facts);
            });
    return sections;
  }

  private List<Fact> part(PartSpec part) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.get("Study.Details.Kind"), part.kind()));
    part.settings().forEach((name, value) -> facts.add(new Fact(name, setting(value))));
    return facts;
  }

  private static String setting(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Definition::setting).collect(Collectors.joining(" "));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + " " + setting(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    return Numbers.any(value);
  }

  private List<Fact> metric(StudySpec spec) {
    return List.of(
        new Fact(texts.get("Study.Details.MetricName"), spec.metric().name()),
        new Fact(
            texts.get("Study.Details.Goal"),
            texts.get("Study.Details.Goal." + spec.metric().goal().name())),
        new Fact(texts.get("Study.Details.Monitor"), spec.metric().monitor()));
  }

  private Fact parameter(Parameter parameter) {
    String values = spaces.of(parameter.distribution());
    if (parameter.distribution().isWhole()) {
      values = texts.get("Study.Details.Whole", values);
    }
    return new Fact(
        parameter.name(),
        parameter.conditions().isEmpty()
            ? values
            : texts.get("Study.Details.When", values, spaces.conditions(parameter)));
  }

  private List<Fact> imported(Study study) {
    return List.of(
        new Fact(
            texts.get("Study.Details.Trials"), Integer.toString(study.spec().budget().trials())),
        new Fact(texts.get("Study.Details.Created"), times.moment(study.created())));
  }

  private List<Fact> search(StudySpec spec) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.get("Study.Details.Sampler"), oneLine(spec.sampler())));
    facts.add(new Fact(texts.get("Study.Details.Pruner"), oneLine(spec.pruner())));
    facts.add(new Fact(texts.get("Study.Details.Seed"), Long.toString(spec.seed())));
    for (Configuration values : spec.first().queue()) {
      facts.add(new Fact(texts.get("Study.Details.Queued"), SpaceText.of(values)));
    }
    spec.warmStart()
        .ifPresent(
            from ->
                facts.add(
                    new Fact(
                        texts.get("Study.Details.WarmStart"),
                        texts.get("Study.Details.BestOf", from.best(), from.study()))));
    return facts;
  }

  static String oneLine(PartSpec part) {
    return part.settings().isEmpty()
        ? part.kind()
        : part.kind() + " (" + setting(part.settings()) + ")";
  }
}
