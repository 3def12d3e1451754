package org.tunebench.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;

/** The demo search: scVI on simulated cells, a matter of a minute, with nothing to download. */
public final class DemoStudy {
  private static final String RESOURCE = "demo.yaml";

  private DemoStudy() {}

  /** Its study file, which comes with the program. */
  public static StudyFile file(ObjectiveTypes types) {
    try (InputStream in = DemoStudy.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StudyFiles.parse(text, RESOURCE, types);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo search cannot be read from the program", e);
    }
  }
}
