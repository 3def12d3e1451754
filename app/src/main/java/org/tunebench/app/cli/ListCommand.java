package org.tunebench.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.study.StudySummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists all studies, the last created first. */
@Command(name = "list", description = "Lists all studies.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @ParentCommand private TunebenchCommand root;

  @Override
  public Integer call() {
    return root.withEngine(
        (engine, interruption) -> {
          List<StudySummary> all = engine.repository().summaries();
          if (all.isEmpty()) {
            root.console()
                .out()
                .println(
                    "no studies yet: start one with 'tunebench run STUDY.yaml' or 'tunebench run"
                        + " --demo'");
          } else {
            print(all);
          }
          return ExitCodes.DONE;
        });
  }

  private void print(List<StudySummary> all) {
    TextTable table =
        new TextTable(
            List.of("name", "state", ">trials", "metric", ">best", "objective", "changed"));
    for (StudySummary study : all) {
      table.row(
          study.name(),
          study.state().name().toLowerCase(Locale.ROOT),
          study.counts().done() + "/" + study.budget(),
          study.metric().name(),
          study.best().map(PlainText::number).orElse(""),
          study.objective(),
          local(study.changed()));
    }
    table.print(root.console().out());
  }

  private static String local(Instant time) {
    return MINUTE.format(time.atZone(ZoneId.systemDefault()));
  }
}
