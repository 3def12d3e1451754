package org.tunebench.engine.studyfile.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.study.TrialState;

/** What we and other tools call the states of trials. */
final class StateWords {
  private static final Map<String, TrialState> KNOWN = known();

  private StateWords() {}

  private static Map<String, TrialState> known() {
    Map<String, TrialState> known = new HashMap<>();
    Arrays.stream(TrialState.values()).forEach(state -> known.put(state.word(), state));
    known.put("complete", TrialState.COMPLETED);
    known.put("finished", TrialState.COMPLETED);
    known.put("fail", TrialState.FAILED);
    known.put("crashed", TrialState.FAILED);
    known.put("killed", TrialState.STOPPED);
    for (String unfinished : new String[] {"pending", "scheduled", "preempted"}) {
      known.put(unfinished, TrialState.RUNNING);
    }
    return known;
  }

  /** The state that a word says, whatever its case; empty for any other word. */
  static Optional<TrialState> of(Object word) {
    String plain = String.valueOf(word).strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(KNOWN.get(plain.replace("trialstate.", "")));
  }
}
