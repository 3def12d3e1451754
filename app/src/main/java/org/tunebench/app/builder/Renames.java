package org.tunebench.app.builder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Lets the conditions on a parameter follow its name. */
final class Renames {
  private final List<ParameterDraft> parameters;

  /** The last name of each that could be one: what the conditions on it say. */
  private final Map<ParameterDraft, String> known = new WeakHashMap<>();

  /**
   * @param parameters those in the editor, as they change
   */
  Renames(List<ParameterDraft> parameters) {
    this.parameters = parameters;
  }

  /** Takes the names as they are: the conditions say what they are to say. */
  void learn() {
    parameters.stream().filter(this::isNamed).forEach(draft -> known.put(draft, draft.called()));
  }

  /**
   * Writes new names into the conditions. On the way from one name to another there may be none, or
   * that of another parameter, whose conditions are its own: they wait until there is one.
   */
  void follow() {
    Map<String, String> renamed = new HashMap<>();
    for (ParameterDraft draft : parameters) {
      String before = known.getOrDefault(draft, draft.called());
      if (!before.equals(draft.called()) && isNamed(draft)) {
        renamed.put(before, draft.called());
      }
    }
    learn();
    if (!renamed.isEmpty()) {
      parameters.forEach(draft -> draft.conditions().forEach(c -> rename(c, renamed)));
    }
  }

  private static void rename(ConditionDraft condition, Map<String, String> renamed) {
    String parent = condition.parentProperty().get();
    if (renamed.containsKey(parent)) {
      condition.parentProperty().set(renamed.get(parent));
    }
  }

  private boolean isNamed(ParameterDraft draft) {
    return draft.name().value().isPresent()
        && parameters.stream().filter(other -> other.called().equals(draft.called())).count() == 1;
  }
}
