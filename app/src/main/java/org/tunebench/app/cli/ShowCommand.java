package org.tunebench.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.StudyFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows one study: where it stands, its best and its worst trials. */
@Command(
    name = "show",
    description = "Shows a study with its best and worst trials, or one of its trials.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many best and how many worst trials (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(
      names = OneTrial.OPTION,
      paramLabel = "N",
      description = "this trial alone, with all that is kept of it and the folder of its log")
  private Integer trial;

  @Mixin private ShownAs as;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new WrongInputException("--limit", "must be 1 or more, not " + limit);
    }
    boolean json = as.isJson();
    return root.lookAtStudies(
        repository -> {
          Study study = StudyNames.look(root.console(), repository, name);
          if (trial != null) {
            Path folder = root.environment().backend().trialFolder(root.home(), study.id(), trial);
            show(OneTrial.of(repository, study, trial, folder), json);
            return;
          }
          StudyView view = StudyView.read(repository, study, limit);
          if (json) {
            DataOutput.write(root.console(), out -> StudyJson.show(view, out));
          } else {
            print(view);
          }
        });
  }

  private void show(OneTrial one, boolean json) {
    if (json) {
      DataOutput.write(root.console(), one::write);
    } else {
      one.print(root.console().out());
    }
  }

  private void print(StudyView view) {
    PrintStream out = root.console().out();
    Study study = view.study();
    StudySpec spec = study.spec();
    TextTable facts =
        new TextTable(List.of("name", spec.name()))
            .row("state", PlainText.standing(study.state(), view.counts()))
            .row("objective", StudyFiles.inline(spec.objective()))
            .row("metric", spec.metric().name() + ", " + spec.metric().goal().word());
    String counts = counts(view);
    if (ImportedStudies.isOne(spec)) {
      facts.row("trials", counts);
    } else {
      String budget = "budget of " + spec.budget().trials();
      facts
          .row("sampler", StudyFiles.inline(spec.sampler()))
          .row("", Samplers.explain(spec, view.trials()))
          .row("pruner", StudyFiles.inline(spec.pruner()))
          .row("trials", counts.isEmpty() ? budget : budget + ": " + counts)
          .row("elapsed", PlainText.time(study.elapsed()));
      view.ending().ifPresent(why -> facts.row("ended", why));
      view.failure().ifPresent(why -> facts.row("failed", why));
    }
    List<String> note = study.note().strip().lines().toList();
    for (int i = 0; i < note.size(); i++) {
      facts.row(i == 0 ? "note" : "", note.get(i));
    }
    facts.print(out);
    RunningTrial.print(view.running(), spec.metric(), out);
    section(out, "best", view, view.ends().best());
    section(out, "worst", view, view.ends().worst());
    DataOutput.requireTaken(out);
  }

  private static String counts(StudyView view) {
    TrialCounts counts = view.counts();
    List<String> parts = new ArrayList<>();
    for (TrialState state : TrialState.values()) {
      if (counts.of(state) > 0) {
        parts.add(counts.of(state) + " " + state.word());
      }
      if (state == TrialState.COMPLETED && view.withoutNumber() > 0) {
        parts.add(view.withoutNumber() + " of them without a number");
      }
    }
    if (view.lost() > 0) {
      parts.add(view.lost() + " lost");
    }
    return String.join(", ", parts);
  }

  /** The columns of the tables in scVI's autotune post: rank, metric, parameters, counts, trial. */
  private static void section(
      PrintStream out, String title, StudyView view, List<BestAndWorst.Ranked> ranked) {
    if (ranked.isEmpty()) {
      return;
    }
    TrialTable table =
        TrialTable.of(view.spec(), ranked.stream().map(BestAndWorst.Ranked::trial).toList());
    List<Integer> columns = table.telling();
    List<String> headings = new ArrayList<>(List.of(">" + title));
    columns.forEach(column -> headings.add(heading(table.columns().get(column))));
    headings.add(">trial");
    List<String> marks = ranked.stream().map(one -> marks(view, one.trial())).toList();
    boolean marked = marks.stream().anyMatch(words -> !words.isEmpty());
    if (marked) {
      headings.add("marks");
    }
    TextTable text = new TextTable(headings);
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(ranked.get(row).rank())));
      for (int column : columns) {
        cells.add(table.cell(row, column).map(PlainText::value).orElse(""));
      }
      cells.add(Integer.toString(ranked.get(row).trial().number()));
      if (marked) {
        cells.add(marks.get(row));
      }
      text.row(cells);
    }
    out.println();
    text.print(out);
  }

  /** Pin and tags; a note may be long, and is shown with its trial. */
  private static String marks(StudyView view, Trial trial) {
    Marks marks = view.marks().getOrDefault(trial.number(), Marks.NONE);
    List<String> words = new ArrayList<>(marks.pinned() ? List.of(TrialColumns.PINNED) : List.of());
    words.addAll(marks.tags());
    return String.join(", ", words);
  }

  private static String heading(TrialTable.Column column) {
    boolean number =
        column.type() == TrialTable.Type.WHOLE || column.type() == TrialTable.Type.NUMBER;
    return number ? ">" + column.name() : column.name();
  }
}
