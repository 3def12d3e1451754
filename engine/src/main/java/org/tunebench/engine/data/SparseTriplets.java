package org.tunebench.engine.data;

import java.util.Arrays;

/** Counts with their cell and gene, in any order, while they are read. */
final class SparseTriplets {
  private int[] cells = new int[1 << 12];
  private int[] genes = new int[1 << 12];
  private float[] values = new float[1 << 12];
  private int size;

  void add(int cell, int gene, float value) {
    if (size == cells.length) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8, size + (long) size / 2);
      cells = Arrays.copyOf(cells, capacity);
      genes = Arrays.copyOf(genes, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    cells[size] = cell;
    genes[size] = gene;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  /** The counts as rows; these triplets are not to be used any more. */
  SparseRows toRows(int cellCount) {
    int[] start = new int[cellCount + 1];
    for (int i = 0; i < size; i++) {
      start[cells[i] + 1]++;
    }
    for (int cell = 0; cell < cellCount; cell++) {
      start[cell + 1] += start[cell];
    }
    int[] next = Arrays.copyOf(start, cellCount);
    int[] columns = new int[size];
    float[] sorted = new float[size];
    for (int i = 0; i < size; i++) {
      int target = next[cells[i]]++;
      columns[target] = genes[i];
      sorted[target] = values[i];
    }
    return SparseRows.ofRows(start, columns, sorted);
  }
}
