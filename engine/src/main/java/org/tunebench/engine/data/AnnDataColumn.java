package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A column of AnnData's {@code obs} or {@code var}, in any of its encodings. */
final class AnnDataColumn {
  /** Whole numbers and texts with more different values than this are measures or names. */
  private static final int MOST_CATEGORIES = 200;

  private AnnDataColumn() {}

  /** All values of a column as text; null where a nullable column has none. */
  static List<String> texts(Hdf5Node column) {
    if (column instanceof Hdf5Array array) {
      return array.strings();
    }
    Hdf5Group group = (Hdf5Group) column;
    if (group.child("codes").isPresent()) {
      CellAnnotation annotation = categorical(group);
      List<String> texts = new ArrayList<>();
      for (int code : annotation.codes()) {
        texts.add(code < 0 ? null : annotation.categories().get(code));
      }
      return texts;
    }
    return masked(group);
  }

  /**
   * A column as categories; empty where it holds measures, names or what is not known.
   *
   * @param legacyCategories the names that an array of codes refers to, in files of AnnData 0.7
   */
  static Optional<CellAnnotation> annotation(
      Hdf5Node column, Optional<Hdf5Array> legacyCategories) {
    if (column instanceof Hdf5Group group) {
      if (group.child("codes").isPresent()) {
        return Optional.of(categorical(group));
      }
      return holdsCategories(group) ? grouped(masked(group)) : Optional.empty();
    }
    Hdf5Array array = (Hdf5Array) column;
    Optional<Hdf5Array> categories = legacyCategories.or(() -> referenced(array));
    if (categories.isPresent()) {
      return Optional.of(coded(array, categories.get().strings(), array.ints()));
    }
    boolean candidate = array.shape().length == 1 && !isFraction(array);
    return candidate && !array.isCompound() ? grouped(array.strings()) : Optional.empty();
  }

  /** Equal values as categories, unless there are so many that they cannot be ones. */
  static Optional<CellAnnotation> grouped(List<String> values) {
    Set<String> different = new HashSet<>();
    for (String value : values) {
      if (different.add(value) && different.size() > MOST_CATEGORIES) {
        return Optional.empty();
      }
    }
    boolean names = different.size() == values.size() && values.size() > 1;
    return names ? Optional.empty() : Optional.of(CellAnnotation.of(values));
  }

  private static boolean isFraction(Hdf5Array array) {
    return !array.isWhole() && !array.isNamed();
  }

  private static Optional<Hdf5Array> referenced(Hdf5Array codes) {
    return codes
        .attribute("categories")
        .filter(Long.class::isInstance)
        .map(address -> codes.file().byAddress((Long) address))
        .filter(Hdf5Array.class::isInstance)
        .map(Hdf5Array.class::cast);
  }

  private static CellAnnotation categorical(Hdf5Group group) {
    Hdf5Array codes = group.requireArray("codes");
    List<String> categories =
        group
            .child("categories")
            .map(AnnDataColumn::texts)
            .orElseThrow(
                () -> group.file().input().wrong("'%s' has no 'categories'", group.path()));
    return coded(codes, categories, codes.ints());
  }

  private static CellAnnotation coded(Hdf5Array array, List<String> categories, int[] codes) {
    for (int code : codes) {
      if (code < CellAnnotation.MISSING || code >= categories.size()) {
        throw array
            .file()
            .input()
            .wrong("'%s' holds %d for %d categories", array.path(), code, categories.size());
      }
    }
    return new CellAnnotation(categories, codes);
  }

  private static boolean holdsCategories(Hdf5Group group) {
    return group
        .array("values")
        .filter(values -> group.child("mask").isPresent() && !isFraction(values))
        .isPresent();
  }

  /** Nullable integers, booleans and strings: {@code mask} is true where there is no value. */
  private static List<String> masked(Hdf5Group group) {
    List<String> values = new ArrayList<>(group.requireArray("values").strings());
    Optional<Hdf5Array> mask = group.array("mask");
    if (mask.isPresent()) {
      List<String> hidden = mask.get().strings();
      for (int i = 0; i < Math.min(hidden.size(), values.size()); i++) {
        if (hidden.get(i).equalsIgnoreCase("true")) {
          values.set(i, null);
        }
      }
    }
    return values;
  }
}
