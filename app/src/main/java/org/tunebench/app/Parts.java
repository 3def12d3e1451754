package org.tunebench.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.shell.DemoSearch;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.StudyFile;

/**
 * What the window is put together from. Functions that read or write are called off the FX thread
 * and refuse wrong input with {@link org.tunebench.engine.WrongInputException}.
 *
 * @param engine opens the workspace in a folder; it is closed off the FX thread
 * @param studyPage makes the page of a study; called on the FX thread
 * @param studyFile reads a study file
 * @param data reads how large the data of an objective is
 * @param demo makes the demo search, given the workspace's folder
 * @param samplers what there is to choose, the default first
 * @param pruners what there is to choose, the default first
 */
public record Parts(
    Function<Path, Backend.Session> engine,
    BiFunction<Services, Route.StudyPage, Page> studyPage,
    Function<Path, StudyFile> studyFile,
    Function<PartSpec, DataSummary> data,
    Function<Path, DemoSearch> demo,
    List<PartKind> samplers,
    List<PartKind> pruners) {
  /** Copies the lists. */
  public Parts {
    samplers = List.copyOf(samplers);
    pruners = List.copyOf(pruners);
  }
}
