package org.tunebench.app.live;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.StoredMetrics;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;

/**
 * The metrics that a study's trials have reported while they ran: what histories there are. Those
 * of earlier runs are found by looking at two trials, the first and the last that reported.
 */
final class ReportedMetrics {
  private final Services services;
  private final long study;
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final Set<String> found = new TreeSet<>();
  private String monitor = "";
  private boolean asked;

  ReportedMetrics(Services services, long study) {
    this.services = services;
    this.study = study;
  }

  /** The monitored metric first, the others by name. */
  ObservableList<String> names() {
    return names;
  }

  /** Takes in what happened. */
  void apply(StudySnapshot snapshot, List<Report> reports) {
    monitor = snapshot.study().spec().metric().monitor();
    boolean more = found.add(monitor);
    for (Report report : reports) {
      more |= found.addAll(report.values().keySet());
    }
    if (more) {
      show();
    }
    if (!asked && snapshot.trials().stream().anyMatch(trial -> trial.epochs() > 0)) {
      asked = true;
      look(snapshot.trials());
    }
  }

  private void look(List<Trial> trials) {
    new Background(services)
        .run(
            () -> StoredMetrics.of(services.engine().repository(), study, trials),
            stored -> {
              if (found.addAll(stored)) {
                show();
              }
            },
            gone -> {},
            () -> {});
  }

  private void show() {
    List<String> sorted =
        found.stream()
            .sorted(
                Comparator.comparing((String name) -> !name.equals(monitor))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    // Added one by one: what is chosen among them stays chosen.
    for (int i = 0; i < sorted.size(); i++) {
      if (!names.contains(sorted.get(i))) {
        names.add(Math.min(i, names.size()), sorted.get(i));
      }
    }
  }
}
