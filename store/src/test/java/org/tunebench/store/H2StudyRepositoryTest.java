package org.tunebench.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyRepositoryContract;

class H2StudyRepositoryTest extends StudyRepositoryContract {
  @TempDir Path home;
  private Workspace workspace;

  @Override
  protected StudyRepository open() {
    workspace = Workspace.open(home);
    return workspace.repository();
  }

  @AfterEach
  void closeWorkspace() {
    workspace.close();
  }
}
