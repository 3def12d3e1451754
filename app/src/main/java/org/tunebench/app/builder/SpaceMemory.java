package org.tunebench.app.builder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.space.SearchSpace;

/**
 * Keeps what a person made of each objective's search space, so that looking at another objective
 * and coming back loses nothing.
 */
final class SpaceMemory {
  private final SpaceDraft draft;
  private final Map<SearchSpace, SearchSpace> edited = new HashMap<>();
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
   */
  void offer(Optional<SearchSpace> usual) {
    if (usual.isEmpty() || usual.get().equals(offered)) {
      return;
    }
    if (offered != null) {
      draft.space().ifPresent(space -> edited.put(offered, space));
    }
    offered = usual.get();
    draft.preset(edited.getOrDefault(offered, offered));
  }
}
