package org.tunebench.app.builder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tunebench.engine.space.SearchSpace;

/**
 * Keeps what a person made of each objective's search space, wrong texts included, so that looking
 * at another objective and coming back loses nothing.
 */
final class SpaceMemory {
  private final SpaceDraft draft;
  private final Map<SearchSpace, Map<String, Object>> edited = new HashMap<>();
  private SearchSpace offered;

  /**
   * @param draft the space that is being edited
   */
  SpaceMemory(SpaceDraft draft) {
    this.draft = draft;
  }

  /** The usual space of the objective that was chosen last; null before the first. */
  SearchSpace offered() {
    return offered;
  }

  /** Goes back to what {@link #offered} gave, without changing the space that is edited. */
  void restore(SearchSpace was) {
    offered = was;
  }

  /**
   * Shows the space of the objective that was chosen.
   *
   * @param usual the one that it is usually searched in; nothing changes where it is not known, or
   *     the same as before
   * @return whether parameters that the person made or changed were put aside
   */
  boolean offer(Optional<SearchSpace> usual) {
    boolean changes = offered != null && usual.isPresent() && !usual.get().equals(offered);
    boolean own = changes && draft.parameters().stream().anyMatch(row -> isEdited(row, offered));
    show(usual, row -> false);
    return own;
  }

  /**
   * Shows the space of an objective that nobody chose: what the person made of a parameter stays
   * where that has the parameter, too.
   */
  void follow(Optional<SearchSpace> usual) {
    SearchSpace before = offered;
    show(usual, row -> before != null && isEdited(row, before) && fits(row, usual.orElseThrow()));
  }

  private void show(Optional<SearchSpace> usual, Predicate<ParameterDraft> keep) {
    if (usual.isEmpty() || usual.get().equals(offered)) {
      return;
    }
    if (offered != null) {
      edited.put(offered, draft.save());
    }
    offered = usual.get();
    if (edited.containsKey(offered)) {
      draft.restore(edited.get(offered));
    } else {
      draft.preset(offered, keep);
    }
  }

  private static boolean isEdited(ParameterDraft row, SearchSpace before) {
    int index = before.indexOf(row.called());
    return index < 0 || !row.says(before.parameter(index));
  }

  /** Whether all that the row looks at is there. */
  private static boolean fits(ParameterDraft row, SearchSpace space) {
    return row.conditions().stream()
        .map(condition -> condition.parentProperty().get())
        .allMatch(parent -> parent == null || space.indexOf(parent) >= 0);
  }
}
