package org.tunebench.engine.study;

import java.util.Arrays;

/** A growing list of ints without boxes. */
final class IntList {
  private int[] items = new int[16];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return items[index];
  }

  void add(int item) {
    insert(size, item);
  }

  void insert(int index, int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    System.arraycopy(items, index, items, index + 1, size - index);
    items[index] = item;
    size++;
  }

  /** How many items of an ascending list are less. */
  int countBelow(int item) {
    int place = Arrays.binarySearch(items, 0, size, item);
    return place < 0 ? -place - 1 : place;
  }

  /** Removes the first such item, if there is one, and says whether there was. */
  boolean removeValue(int item) {
    for (int i = 0; i < size; i++) {
      if (items[i] == item) {
        System.arraycopy(items, i + 1, items, i, size - i - 1);
        size--;
        return true;
      }
    }
    return false;
  }
}
