package org.tunebench.app.builder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The states that a draft went through. What is typed in one go into one field is one step. */
final class DraftHistory {
  private static final Duration IN_ONE_GO = Duration.ofMillis(1500);
  private static final int MOST_STEPS = 500;

  /** A text that proposes another one changes two values. */
  private static final int MOST_TYPED = 2;

  private final Clock clock;
  private final Deque<Map<String, Object>> before = new ArrayDeque<>();
  private final Deque<Map<String, Object>> after = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
  private Map<String, Object> present = Map.of();
  private Set<String> typed = Set.of();
  private Instant when = Instant.EPOCH;

  DraftHistory(Clock clock) {
    this.clock = clock;
  }

  /** Begins anew: nothing to go back to. */
  void begin(Map<String, Object> state) {
    before.clear();
    after.clear();
    present = state;
    typed = Set.of();
    tell();
  }

  /** Takes a state in that the person brought about. */
  void record(Map<String, Object> state) {
    if (state.equals(present)) {
      return;
    }
    Set<String> changed = changedTexts(state);
    Instant now = clock.instant();
    boolean goesOn =
        !changed.isEmpty()
            && changed.equals(typed)
            && Duration.between(when, now).compareTo(IN_ONE_GO) < 0;
    if (!goesOn) {
      before.push(present);
      if (before.size() > MOST_STEPS) {
        before.removeLast();
      }
    }
    after.clear();
    present = state;
    typed = changed;
    when = now;
    tell();
  }

  /** Takes a state in that came about by itself: going back does not stop at it. */
  void amend(Map<String, Object> state) {
    present = state;
  }

  /** The names of the changed values where they are a few texts, or else none. */
  private Set<String> changedTexts(Map<String, Object> state) {
    if (!state.keySet().equals(present.keySet())) {
      return Set.of();
    }
    Set<String> changed = new HashSet<>();
    for (Map.Entry<String, Object> entry : state.entrySet()) {
      if (!Objects.equals(entry.getValue(), present.get(entry.getKey()))) {
        changed.add(entry.getKey());
        if (!(entry.getValue() instanceof String)) {
          return Set.of();
        }
      }
    }
    leaveOutFollowers(changed);
    return changed.size() <= MOST_TYPED ? changed : Set.of();
  }

  /** The conditions on a parameter follow its name, however many there are. */
  private static void leaveOutFollowers(Set<String> changed) {
    if (changed.stream().anyMatch(key -> key.endsWith("." + ParameterDraft.NAME))) {
      changed.removeIf(key -> key.contains("." + ParameterDraft.PARENT));
    }
  }

  /** Goes back a step: gives the state to be in, or empty at the beginning. */
  Optional<Map<String, Object>> undo() {
    return step(before, after);
  }

  /** Goes forward again: gives the state to be in, or empty at the end. */
  Optional<Map<String, Object>> redo() {
    return step(after, before);
  }

  private Optional<Map<String, Object>> step(
      Deque<Map<String, Object>> from, Deque<Map<String, Object>> to) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    to.push(present);
    present = from.pop();
    typed = Set.of();
    tell();
    return Optional.of(present);
  }

  private void tell() {
    canUndo.set(!before.isEmpty());
    canRedo.set(!after.isEmpty());
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }
}
