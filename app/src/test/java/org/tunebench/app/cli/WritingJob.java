package org.tunebench.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.Opener;
import org.tunebench.engine.objective.WorkerSetup;

/** In place of the job that applies models: writes what it was told to the file that it names. */
record WritingJob() implements Opener {
  static final String KIND = "scvi-apply";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Objective open(WorkerSetup setup) {
    Map<String, Object> settings = new TreeMap<>(setup.objective().settings());
    return trial -> {
      try {
        Files.writeString(
            Path.of((String) settings.get("output")), settings + " " + trial.configuration());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.of("cells", 3.0);
    };
  }
}
