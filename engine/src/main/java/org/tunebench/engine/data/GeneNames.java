package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names for genes that files know by symbol and by identifier. */
final class GeneNames {
  private GeneNames() {}

  /**
   * The names; those that repeat are numbered from the second on: {@code TBCE-1}, as AnnData's
   * {@code var_names_make_unique} does, so that they are the same in Python.
   */
  static List<String> numbered(List<String> names) {
    Set<String> taken = new HashSet<>(names);
    if (taken.size() == names.size()) {
      return names;
    }
    Set<String> seen = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    List<String> unique = new ArrayList<>(names.size());
    for (String name : names) {
      String own = name;
      if (!seen.add(name)) {
        do {
          own = name + "-" + last.merge(name, 1, Integer::sum);
        } while (!taken.add(own));
      }
      unique.add(own);
    }
    return unique;
  }

  /**
   * The symbols; where several genes share one, as a few do in most reference genomes, each of them
   * with its identifier: {@code TBCE (ENSG00000284770)}.
   */
  static List<String> unique(List<String> symbols, List<String> identifiers) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (String symbol : symbols) {
      if (!seen.add(symbol)) {
        repeated.add(symbol);
      }
    }
    List<String> names = new ArrayList<>(symbols.size());
    for (int i = 0; i < symbols.size(); i++) {
      String symbol = symbols.get(i);
      names.add(repeated.contains(symbol) ? symbol + " (" + identifiers.get(i) + ")" : symbol);
    }
    return names;
  }
}
