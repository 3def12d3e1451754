package org.tunebench.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.UnreadableStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists all studies, the last created first. */
@Command(name = "list", description = "Lists all studies.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @ParentCommand private TunebenchCommand root;

  @Mixin private ShownAs as;

  @Override
  public Integer call() {
    boolean json = as.isJson();
    return root.lookAtStudies(
        repository -> {
          List<StudySummary> all = repository.summaries();
          Map<Long, Integer> lost = new HashMap<>();
          for (StudySummary study : all) {
            lost.put(study.id(), repository.lost(study.id()));
            StudyNames.noteLost(root.console(), study.name(), lost.get(study.id()));
          }
          List<UnreadableStudy> unreadable = repository.unreadable();
          unreadable.forEach(this::note);
          if (json) {
            DataOutput.write(root.console(), out -> StudyJson.list(all, lost, out));
          } else if (all.isEmpty() && unreadable.isEmpty()) {
            root.console()
                .out()
                .printf(
                    "no studies yet%s: start one with 'tunebench run STUDY.yaml' or 'tunebench run"
                        + " --demo'%n",
                    root.inHome());
          } else if (!all.isEmpty()) {
            print(all);
          }
        });
  }

  private void note(UnreadableStudy study) {
    String sentence =
        study.isTorn()
            ? "note: the study '%s' cannot be read (%s): a copy in the workspace's folder 'backups' may have it whole"
            : "note: the definition of the study '%s' cannot be read (%s): a newer version of Tunebench, if one wrote it, opens it; if it is damaged, a copy in the workspace's folder 'backups' may have it whole";
    root.console().err().println(sentence.formatted(study.name(), study.reason()));
  }

  private void print(List<StudySummary> all) {
    TextTable table =
        new TextTable(
            List.of("name", "state", ">trials", "metric", ">best", "objective", "changed"));
    for (StudySummary study : all) {
      table.row(
          study.name(),
          PlainText.standing(study.state(), study.counts()),
          study.counts().done() + "/" + study.budget(),
          study.metric().name(),
          study.best().map(PlainText::number).orElse(""),
          study.objective(),
          local(study.changed()));
    }
    table.print(root.console().out());
    DataOutput.requireTaken(root.console().out());
  }

  private static String local(Instant time) {
    return MINUTE.format(time.atZone(ZoneId.systemDefault()));
  }
}
