package org.tunebench.app.trials;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Which columns have no cell in any trial. None is called empty before a trial has completed: what
 * it will fill is not known until then.
 */
final class EmptyColumns {
  private final ReadOnlyObjectWrapper<Set<String>> ids =
      new ReadOnlyObjectWrapper<>(this, "ids", Set.of());
  private List<TrialColumn> empty = List.of();
  private boolean known;

  /** Their ids. */
  ReadOnlyObjectProperty<Set<String>> idsProperty() {
    return ids.getReadOnlyProperty();
  }

  /** Looks through all trials: there are other columns, or their cells are others. */
  void look(List<TrialColumn> columns, List<Trial> all) {
    known = completed(all);
    empty = columns;
    take(all);
  }

  /** Takes in the trials that have changed. */
  void changed(List<TrialColumn> columns, List<Trial> changes, List<Trial> all) {
    if (known) {
      take(changes);
    } else if (completed(changes)) {
      look(columns, all);
    }
  }

  private static boolean completed(List<Trial> trials) {
    return trials.stream().anyMatch(trial -> trial.state() == TrialState.COMPLETED);
  }

  private void take(List<Trial> trials) {
    empty =
        known
            ? empty.stream()
                .filter(column -> trials.stream().allMatch(trial -> column.of(trial) == null))
                .toList()
            : List.of();
    Set<String> now = empty.stream().map(TrialColumn::id).collect(Collectors.toUnmodifiableSet());
    if (!now.equals(ids.get())) {
      ids.set(now);
    }
  }
}
