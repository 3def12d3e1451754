package org.tunebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyRepositoryContract;

class H2StudyRepositoryTest extends StudyRepositoryContract {
  private static final String DATABASE = "tunebench.mv.db";

  @TempDir static Path empty;
  @TempDir Path home;
  private Workspace workspace;

  /** Making the tables takes longer than a test. */
  @BeforeAll
  static void makeTables() {
    Workspace.open(empty).close();
  }

  @Override
  protected StudyRepository open() throws IOException {
    Files.copy(empty.resolve(DATABASE), home.resolve(DATABASE));
    workspace = Workspace.open(home);
    return workspace.repository();
  }

  @AfterEach
  void closeWorkspace() {
    workspace.close();
  }
}
