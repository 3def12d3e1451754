package org.tunebench.engine.analysis;

import java.util.Comparator;
import java.util.List;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;

/**
 * Whether imported trials stand in the order of their results, as in a table that someone sorted:
 * then their order is not that of the search, and says nothing of how it went.
 *
 * <p>Of neighbours that differ, at most three in four were the same way round in some six hundred
 * searches of six samplers after twenty trials, and two in three after sixty. Only a grid over a
 * slope, each of whose steps goes down, is mistaken for a sorted table.
 */
final class ImportedOrder {
  /** One in so many neighbours may be the other way round: a row that was added later. */
  private static final int FEW = 20;

  /** Fewer neighbours that differ may be in order by chance. */
  private static final int LEAST = 10;

  private ImportedOrder() {}

  /** Whether the imported trials of a study go from better to worse results, or back. */
  static boolean isOfResults(Results results) {
    List<Trial> imported =
        results.measured().stream()
            .filter(ImportedOrder::isImported)
            .sorted(Comparator.comparingInt(Trial::number))
            .toList();
    int falls = 0;
    int rises = 0;
    for (int i = 1; i < imported.size(); i++) {
      int way = Double.compare(results.loss(imported.get(i - 1)), results.loss(imported.get(i)));
      falls += way > 0 ? 1 : 0;
      rises += way < 0 ? 1 : 0;
    }
    int differ = falls + rises;
    return differ >= LEAST && FEW * Math.min(falls, rises) <= differ;
  }

  private static boolean isImported(Trial trial) {
    return trial.source().origin() == Origin.IMPORTED;
  }
}
