package org.tunebench.app.campaign;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often something was tried and how often it failed. */
final class Tally {
  private final Map<String, int[]> rows = new LinkedHashMap<>();

  void count(String what, boolean well) {
    int[] row = rows.computeIfAbsent(what, name -> new int[2]);
    row[0]++;
    row[1] += well ? 0 : 1;
  }

  boolean isWell() {
    return rows.values().stream().allMatch(row -> row[1] == 0);
  }

  void print(PrintStream out) {
    out.printf("%n%-44s %8s %8s%n", "", "tried", "failed");
    rows.forEach((what, row) -> out.printf("%-44s %,8d %,8d%n", what, row[0], row[1]));
  }
}
