package org.tunebench.engine.analysis;

import java.util.List;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Trial;

/** The best tenth of a search's configurations: what may be said of where its best values lie. */
final class BestTenth {
  /** So many are looked at where there are as many; fewer say nothing. */
  static final int LEAST = 4;

  private static final int MOST = 10;

  private BestTenth() {}

  /** At most ten and at least four, if there are as many, each configuration once. */
  static List<Configuration> of(Results results) {
    List<BestAndWorst.Ranked> ranked = BestAndWorst.ranked(results.metric(), results.measured());
    int wanted = Math.max(LEAST, Math.min(MOST, ranked.size() / 10));
    return ranked.stream()
        .map(BestAndWorst.Ranked::trial)
        .map(Trial::configuration)
        // A default configuration may lie outside: it is on no edge.
        .filter(results.space()::contains)
        .distinct()
        .limit(wanted)
        .toList();
  }
}
