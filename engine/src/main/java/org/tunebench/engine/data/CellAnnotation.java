package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A categorical property of cells, such as a cell type or a batch. Every category occurs: those
 * that no cell has are dropped on construction, so a code can serve as an index of batches.
 */
public final class CellAnnotation {
  /** The code of a cell that has no category. */
  public static final int MISSING = -1;

  private final List<String> categories;
  private final int[] codes;

  /**
   * @param categories the names, all different
   * @param codes for each cell an index into the categories, or {@link #MISSING}
   */
  public CellAnnotation(List<String> categories, int[] codes) {
    Objects.requireNonNull(categories, "categories");
    int[] next = new int[categories.size()];
    for (int code : codes) {
      if (code != MISSING) {
        next[Objects.checkIndex(code, next.length)] = 1;
      }
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      if (next[i] == 1) {
        next[i] = kept.size();
        kept.add(categories.get(i));
      }
    }
    this.categories = List.copyOf(kept);
    this.codes = Arrays.stream(codes).map(c -> c == MISSING ? MISSING : next[c]).toArray();
  }

  /**
   * Groups equal values; the categories are sorted, numbers by size before names by letter.
   *
   * @param values one a cell; null or empty where a cell has none
   */
  public static CellAnnotation of(List<String> values) {
    TreeSet<String> names = new TreeSet<>(CellAnnotation::compare);
    values.stream().filter(v -> v != null && !v.isEmpty()).forEach(names::add);
    List<String> categories = List.copyOf(names);
    Map<String, Integer> index = new HashMap<>();
    categories.forEach(name -> index.put(name, index.size()));
    int[] codes = values.stream().mapToInt(v -> index.getOrDefault(v, MISSING)).toArray();
    return new CellAnnotation(categories, codes);
  }

  private static int compare(String a, String b) {
    boolean aIsNumber = isWhole(a);
    boolean bIsNumber = isWhole(b);
    if (aIsNumber != bIsNumber) {
      return aIsNumber ? -1 : 1;
    }
    int byLength = aIsNumber ? Integer.compare(a.length(), b.length()) : 0;
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  private static boolean isWhole(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Number of cells. */
  public int cells() {
    return codes.length;
  }

  /** The names; each is the category of at least one cell. */
  public List<String> categories() {
    return categories;
  }

  /** Index of the cell's category, or {@link #MISSING}. */
  public int code(int cell) {
    return codes[cell];
  }

  /** The codes of all cells, a copy. */
  public int[] codes() {
    return codes.clone();
  }

  /** The category of each cell, empty where it has none. */
  List<String> values() {
    return Arrays.stream(codes)
        .mapToObj(code -> code == MISSING ? "" : categories.get(code))
        .toList();
  }

  /** Number of cells without a category. */
  public int missing() {
    return (int) Arrays.stream(codes).filter(code -> code == MISSING).count();
  }

  /** The annotation of some cells, in the given order. */
  public CellAnnotation select(int[] cells) {
    return new CellAnnotation(categories, Arrays.stream(cells).map(c -> codes[c]).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellAnnotation that
        && categories.equals(that.categories)
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return 31 * categories.hashCode() + Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return codes.length + " cells in " + categories;
  }
}
