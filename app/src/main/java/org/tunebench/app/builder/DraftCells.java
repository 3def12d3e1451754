package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tunebench.app.field.InputField;

/**
 * All that a person changes about a draft, by name: what undo goes back to. A state is an immutable
 * map of texts and choices; wrong texts are in it as they were typed.
 */
final class DraftCells {
  /** Between a cell's name and the name of one of its values. */
  private static final String IN = "/";

  private record Cell(
      String name, Supplier<Map<String, Object>> save, Consumer<Map<String, Object>> restore) {}

  private final List<Cell> cells = new ArrayList<>();

  /** A text. */
  void text(String name, InputField<?> field) {
    value(name, () -> field.textProperty().get(), field::restore);
  }

  /** A value that is immutable itself. */
  <T> void value(String name, Supplier<T> get, Consumer<T> set) {
    cells.add(
        new Cell(
            name,
            () -> Collections.singletonMap("", get.get()),
            values -> set.accept(DraftCells.<T>typed(values.get("")))));
  }

  /** Several values, by names of their own. */
  void group(
      String name, Supplier<Map<String, Object>> save, Consumer<Map<String, Object>> restore) {
    cells.add(new Cell(name, save, restore));
  }

  /** It was put in by the getter of the same cell. */
  @SuppressWarnings("unchecked")
  private static <T> T typed(Object value) {
    return (T) value;
  }

  /** The state of all cells. */
  Map<String, Object> save() {
    Map<String, Object> state = new LinkedHashMap<>();
    for (Cell cell : cells) {
      cell.save().get().forEach((key, value) -> state.put(cell.name() + IN + key, value));
    }
    return Collections.unmodifiableMap(state);
  }

  /** Brings all cells back to a state, in the order in which they were named. */
  void restore(Map<String, Object> state) {
    for (Cell cell : cells) {
      String prefix = cell.name() + IN;
      Map<String, Object> own = new LinkedHashMap<>();
      state.forEach(
          (key, value) -> {
            if (key.startsWith(prefix)) {
              own.put(key.substring(prefix.length()), value);
            }
          });
      cell.restore().accept(own);
    }
  }
}
