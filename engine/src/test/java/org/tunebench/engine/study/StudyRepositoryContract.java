package org.tunebench.engine.study;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every repository of studies has to keep to: one test for each sentence of {@link
 * StudyRepository}, in an interface for each theme. Extend it and open the repository to be tested.
 */
public abstract class StudyRepositoryContract
    implements StudiesContract,
        StudyNamesContract,
        SummariesContract,
        TrialsContract,
        MarksContract,
        EndedStudiesContract,
        ReportsContract,
        CallersContract,
        ClosingContract {
  private StudyRepository repository;

  /** An empty repository. */
  protected abstract StudyRepository open() throws Exception;

  @Override
  public final StudyRepository repository() {
    return repository;
  }

  /** Opens the repository of a test. */
  @BeforeEach
  void openRepository() throws Exception {
    repository = open();
  }

  /** Closes it; those that the test has closed already do not mind. */
  @AfterEach
  void closeRepository() {
    repository.close();
  }
}
