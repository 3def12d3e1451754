package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.RuntimeSummary;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets studies side by side: what each found, by how much it is better, and what it took. */
@Command(
    name = "compare",
    description =
        "Sets studies side by side: the best of each, the default configuration, what it took.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(
      paramLabel = "NAME",
      arity = "2..*",
      description = "the studies' names, as 'tunebench list' shows them")
  private List<String> names;

  @Mixin private ShownAs as;

  @Override
  public Integer call() {
    boolean json = as.isJson();
    return root.lookAtStudies(
        repository -> {
          List<StudyView> studies =
              names.stream()
                  .distinct()
                  .map(name -> StudyNames.find(root.console(), repository, name))
                  .distinct()
                  .map(study -> StudyView.atRest(repository, study))
                  .toList();
          if (studies.size() < 2) {
            throw new WrongInputException(
                "",
                "all of these names are of one study, '%s': name another one to compare it with"
                    .formatted(studies.get(0).spec().name()));
          }
          studies.forEach(
              view -> StudyNames.noteLost(root.console(), view.spec().name(), view.lost()));
          noteMetrics(studies);
          if (json) {
            DataOutput.write(root.console(), out -> StudyJson.compare(studies, out));
          } else {
            print(studies, root.console().out());
          }
        });
  }

  /** Results of different metrics are no better and no worse than each other. */
  private void noteMetrics(List<StudyView> studies) {
    List<String> metrics =
        studies.stream().map(view -> metric(view.spec().metric())).distinct().toList();
    if (metrics.size() > 1) {
      root.console()
          .err()
          .println(
              "note: the studies do not optimise the same metric (%s): what they found does not compare"
                  .formatted(metrics.stream().collect(Collectors.joining("; "))));
    }
  }

  private static String metric(MetricSpec metric) {
    return metric.name() + ", " + metric.goal().word();
  }

  private static void print(List<StudyView> studies, PrintStream out) {
    TextTable table =
        new TextTable(
            List.of(
                "name",
                "metric",
                ">best",
                ">trial",
                ">default",
                ">change",
                ">trials",
                ">elapsed",
                ">a training",
                ">epochs",
                "sampler"));
    for (StudyView view : studies) {
      Study study = view.study();
      String name = study.spec().metric().name();
      Optional<TunedAgainstDefault> tuned = view.tuned();
      RuntimeSummary took = RuntimeSummary.of(study, view.trials());
      table.row(
          study.spec().name(),
          metric(study.spec().metric()),
          view.best().map(trial -> PlainText.number(trial.metric(name))).orElse(""),
          view.best().map(trial -> Integer.toString(trial.number())).orElse(""),
          tuned.map(both -> PlainText.number(both.standard().metric(name))).orElse(""),
          Change.text(tuned.map(both -> Change.percent(both, name)).orElse(OptionalDouble.empty())),
          view.counts().done() + "/" + study.spec().budget().trials(),
          took.wall().map(PlainText::time).orElse(""),
          took.average().map(PlainText::time).orElse(""),
          took.averageEpochs().isPresent()
              ? PlainText.number(took.averageEpochs().getAsDouble())
              : "",
          ImportedStudies.isOne(study.spec()) ? "" : study.spec().sampler().kind());
    }
    table.print(out);
    DataOutput.requireTaken(out);
  }
}
