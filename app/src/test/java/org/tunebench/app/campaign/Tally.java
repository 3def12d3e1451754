package org.tunebench.app.campaign;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** How often something was tried and how often it failed; several threads may count. */
final class Tally {
  private final Map<String, int[]> rows = new TreeMap<>();

  synchronized void count(String what, boolean well) {
    int[] row = rows.computeIfAbsent(what, name -> new int[2]);
    row[0]++;
    row[1] += well ? 0 : 1;
  }

  synchronized boolean isWell() {
    return rows.values().stream().allMatch(row -> row[1] == 0);
  }

  synchronized void print(PrintStream out) {
    out.printf("%n%-44s %8s %8s%n", "", "tried", "failed");
    rows.forEach((what, row) -> out.printf("%-44s %,8d %,8d%n", what, row[0], row[1]));
  }
}
