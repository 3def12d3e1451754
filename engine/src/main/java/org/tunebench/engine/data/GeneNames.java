package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names for genes that files know by symbol and by identifier. */
final class GeneNames {
  private GeneNames() {}

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
