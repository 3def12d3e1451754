package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which rows a space keeps where it is filled anew. A parameter takes the row that has its name,
 * and any other one the row at its place if no name claims that: so the selection and the field
 * that is being typed into outlast it.
 */
final class RowMatch {
  private final List<ParameterDraft> found = new ArrayList<>();
  private final Set<ParameterDraft> named = new HashSet<>();

  /**
   * @param rows those that there are
   * @param names of the parameters that are to be there, in their order
   */
  RowMatch(List<ParameterDraft> rows, List<String> names) {
    for (String name : names) {
      ParameterDraft row =
          rows.stream()
              .filter(r -> !name.isEmpty() && r.called().equals(name) && !named.contains(r))
              .findFirst()
              .orElse(null);
      found.add(row);
      if (row != null) {
        named.add(row);
      }
    }
    for (int i = 0; i < Math.min(found.size(), rows.size()); i++) {
      if (found.get(i) == null && !named.contains(rows.get(i))) {
        found.set(i, rows.get(i));
      }
    }
  }

  /**
   * A row for each parameter.
   *
   * @param fresh makes one where none can be kept
   */
  List<ParameterDraft> rows(Supplier<ParameterDraft> fresh) {
    return found.stream().map(row -> row == null ? fresh.get() : row).toList();
  }

  /** Whether a row stays, and under the name that it has. */
  boolean keepsName(ParameterDraft row) {
    return named.contains(row);
  }
}
