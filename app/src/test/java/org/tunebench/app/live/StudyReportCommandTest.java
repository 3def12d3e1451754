package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

class StudyReportCommandTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final TestServices person = new TestServices();

  @Test
  void itIsSaidInWhichFolderTheReportLies(@TempDir Path folder) {
    Study study = FakeStudies.filled(engine.repository(), "a", 12, 20, StudyState.STOPPED);
    Path file = folder.resolve("a.html");
    person.choose(file);
    new StudyReportCommand(person.on(engine), study.id()).ask(study.spec());
    assertThat(file).isNotEmptyFile();
    assertThat(person.told()).containsExactly("The report was written to " + file + ".");
  }
}
