package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.foreign.ParameterNames;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** Makes a finished study of one that another tool kept. */
final class TrackedStudyReader {
  private final TrackedStudy source;
  private final List<String> notes;
  private final ParameterNames called;

  TrackedStudyReader(TrackedStudy source) {
    this.source = source;
    this.notes = new ArrayList<>(source.notes());
    this.called = ParameterNames.of(source.distributions().keySet());
    called
        .renamed()
        .forEach(
            (name, here) -> notes.add(source.file() + ": " + ParameterNames.sentence(name, here)));
  }

  ImportedStudy read() {
    SearchSpace space = space();
    List<Trial> trials = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    for (TrackedStudy.Entry entry : source.trials()) {
      Configuration configuration = configuration(space, entry.parameters());
      if (space.contains(configuration)) {
        int number = trials.size();
        trials.add(trial(number, entry, configuration));
        entry.curve().forEach((step, value) -> reports.add(report(number, step, value)));
      }
    }
    int left = source.trials().size() - trials.size();
    if (left > 0) {
      notes.add(
          "%s: %d of %d trials lack parameters or have values outside of them, and are left out"
              .formatted(source.file(), left, source.trials().size()));
    }
    return new ImportedStudy(spec(space, trials.size()), trials, reports, Map.of(), notes);
  }

  private Report report(int trial, int step, double value) {
    return new Report(trial, step, Map.of(source.metric().monitor(), value));
  }

  private SearchSpace space() {
    List<TrackedStudy.Entry> whole =
        source.trials().stream().filter(TrackedStudyReader::cameToAResult).toList();
    if (whole.isEmpty()) {
      throw new StudyFileException(
          source.file(),
          0,
          "",
          "no trial of '%s' came to a result: there is nothing to look at".formatted(source.name()),
          null);
    }
    List<String> names =
        source.distributions().keySet().stream()
            .filter(name -> whole.stream().anyMatch(e -> e.parameters().containsKey(name)))
            .toList();
    List<RawTable.Row> rows = whole.stream().map(entry -> row(entry, names)).toList();
    return new SpaceOfTable(
            new RawTable(source.file(), names, rows), names, source.distributions(), called::get)
        .space();
  }

  private static boolean cameToAResult(TrackedStudy.Entry entry) {
    return entry.state() == TrialState.COMPLETED || entry.state() == TrialState.PRUNED;
  }

  private static RawTable.Row row(TrackedStudy.Entry entry, List<String> names) {
    List<Object> cells = new ArrayList<>();
    names.forEach(name -> cells.add(entry.parameters().get(name)));
    return new RawTable.Row(0, cells);
  }

  private Configuration configuration(SearchSpace space, Map<String, Object> values) {
    Map<String, Object> here = new LinkedHashMap<>();
    values.forEach((name, value) -> here.put(called.get(name), value));
    Map<String, Object> found = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      if (here.containsKey(parameter.name())) {
        found.put(parameter.name(), parameter.distribution().coerce(here.get(parameter.name())));
      }
    }
    return new Configuration(found);
  }

  private static Trial trial(int number, TrackedStudy.Entry entry, Configuration configuration) {
    return new Trial(
        number,
        new Trial.Source(Origin.IMPORTED, OptionalInt.empty(), 0, Double.NaN),
        configuration,
        entry.state(),
        entry.run(),
        entry.state() == TrialState.COMPLETED ? entry.results() : Map.of(),
        entry.curve().isEmpty() ? 0 : entry.curve().lastKey(),
        entry.failure());
  }

  private StudySpec spec(SearchSpace space, int trials) {
    return new StudySpec(
        source.name(),
        ImportedObjectiveType.of(source.file()),
        source.metric(),
        space,
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(trials),
        List.of(),
        0,
        Optional.empty());
  }
}
