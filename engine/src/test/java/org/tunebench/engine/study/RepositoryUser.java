package org.tunebench.engine.study;

import java.util.EnumSet;

/** What the tests of a repository share, whatever theme they are of. */
interface RepositoryUser {
  /** The repository under test. */
  StudyRepository repository();

  /** The key of a new study. */
  default long study() {
    return repository().create(StudyFixtures.spec("a study")).id();
  }

  /** The states in which a trial has ended. */
  static EnumSet<TrialState> terminal() {
    EnumSet<TrialState> states = EnumSet.allOf(TrialState.class);
    states.removeIf(state -> !state.isTerminal());
    return states;
  }
}
