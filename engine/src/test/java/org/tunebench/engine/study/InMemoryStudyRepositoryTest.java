package org.tunebench.engine.study;

class InMemoryStudyRepositoryTest extends StudyRepositoryContract {
  @Override
  protected StudyRepository open() {
    return new InMemoryStudyRepository();
  }
}
