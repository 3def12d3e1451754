package org.tunebench.app.trials;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TableView.TableViewSelectionModel;
import org.tunebench.engine.study.Trial;

/**
 * The trials that are selected in the table: any number of them, one of which is the model's, whose
 * details are shown. They stay selected where their rows move.
 */
final class TrialSelection {
  /** So many rows stay in sight above one that is brought there. */
  private static final int CONTEXT = 5;

  private final TableView<TrialRow> table;
  private final TrialsViewModel model;

  /** The numbers of the selected trials. */
  private Set<Integer> chosen = Set.of();

  private boolean aligning;

  TrialSelection(TableView<TrialRow> table, TrialsViewModel model) {
    this.table = table;
    this.model = model;
    rows().setSelectionMode(SelectionMode.MULTIPLE);
    rows().getSelectedItems().addListener((ListChangeListener<TrialRow>) change -> taken());
    rows().selectedItemProperty().addListener((property, before, now) -> taken());
    model.selectedProperty().addListener((property, before, now) -> reveal());
  }

  private TableViewSelectionModel<TrialRow> rows() {
    return table.getSelectionModel();
  }

  /** The selected trials, in the order of the rows. */
  List<Trial> trials() {
    return rows().getSelectedIndices().stream()
        .sorted()
        .filter(at -> at >= 0 && at < model.rows().size())
        .map(model.rows()::get)
        .filter(row -> !row.isGap())
        .map(TrialRow::trial)
        .toList();
  }

  /** The one of them that was selected last. */
  Optional<Trial> lead() {
    TrialRow row = rows().getSelectedItem();
    return row == null || row.isGap() ? Optional.empty() : Optional.of(row.trial());
  }

  /** The person has selected something. */
  private void taken() {
    if (aligning || model.isUpdating()) {
      return;
    }
    Set<Integer> now = numbers();
    if (now.isEmpty()) {
      return;
    }
    chosen = now;
    model.selectedTogether(now.size());
    int lead = lead().map(Trial::number).filter(now::contains).orElse(last(now));
    model.selectedProperty().set(lead);
  }

  private static int last(Set<Integer> numbers) {
    return numbers.stream().reduce((before, after) -> after).orElseThrow();
  }

  private Set<Integer> numbers() {
    Set<Integer> numbers = new LinkedHashSet<>();
    trials().forEach(trial -> numbers.add(trial.number()));
    return numbers;
  }

  /** Selects the trial that was chosen elsewhere, and brings it into sight. */
  void reveal() {
    if (!isAligned()) {
      align();
      table.scrollTo(Math.max(0, rows().getSelectedIndex() - CONTEXT));
    }
  }

  private boolean isAligned() {
    int lead = model.selectedProperty().get();
    if (lead == TrialsViewModel.NONE) {
      return numbers().isEmpty();
    }
    return chosen.contains(lead) && numbers().equals(chosen);
  }

  /** Brings what the table has selected in line with what is. */
  void align() {
    int lead = model.selectedProperty().get();
    if (lead == TrialsViewModel.NONE) {
      chosen = Set.of();
    } else if (!chosen.contains(lead)) {
      chosen = Set.of(lead);
    }
    if (!isAligned()) {
      aligning = true;
      try {
        select(lead);
      } finally {
        aligning = false;
      }
      // Those that are not shown any more are not acted upon.
      chosen = numbers();
    }
    model.selectedTogether(chosen.size());
  }

  private void select(int lead) {
    int leadAt = -1;
    Set<Integer> places = new LinkedHashSet<>();
    for (int i = 0; i < model.rows().size() && !chosen.isEmpty(); i++) {
      TrialRow row = model.rows().get(i);
      if (!row.isGap() && chosen.contains(row.trial().number())) {
        places.add(i);
        leadAt = row.trial().number() == lead ? i : leadAt;
      }
    }
    rows().clearSelection();
    if (leadAt >= 0) {
      places.remove(leadAt);
      int[] others = places.stream().mapToInt(Integer::intValue).toArray();
      if (others.length > 0) {
        rows().selectIndices(others[0], others);
      }
      // The last one is the one that the keys go on from.
      rows().select(leadAt);
    }
  }
}
