package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.EarlierStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.WarmStart;
import org.tunebench.engine.studyfile.StudyFile;

/** Makes a new study and runs it. */
final class StudyStart {
  private final TunebenchCommand root;

  StudyStart(TunebenchCommand root) {
    this.root = root;
  }

  /**
   * Runs what a study file describes.
   *
   * @param options how the file is read
   * @param asTyped what is made of it
   * @return the exit code
   */
  int run(Path path, StudyFileOptions options, UnaryOperator<StudySpec> asTyped) {
    // Read before the workspace is opened: a slip in the file costs no more than a moment.
    StudyFile file = options.read(path, root.environment().backend().objectives(), root.console());
    StudySpec spec = asTyped.apply(file.spec());
    Path folder = InputFile.folder(InputFile.of(path));
    return root.withEngine(
        (engine, interruption) -> {
          refuseTakenName(engine, spec.name());
          spec.warmStart()
              .map(WarmStart::study)
              .ifPresent(it -> StudyNames.asCalledNow(root.console(), engine.repository(), it));
          Study study = create(engine, file, spec, folder);
          spec.warmStart()
              .map(from -> new EarlierStudy(engine.repository(), from).notes(spec))
              .ifPresent(it -> it.forEach(n -> root.console().err().println("note: " + n)));
          return new SearchRun(root, engine, interruption).toItsEnd(study);
        });
  }

  /** Runs the demo search under a name that is free. */
  int runDemo() {
    return runDemo((engine, usual) -> FreeName.in(engine.repository(), usual));
  }

  /** Runs the demo search under a name. */
  int runDemo(String name) {
    return runDemo(
        (engine, usual) -> {
          refuseTakenName(engine, name);
          return name;
        });
  }

  private int runDemo(BiFunction<SearchEngine, String, String> naming) {
    StudyFile file = DemoStudy.file(root.environment().backend().objectives());
    return root.withEngine(
        (engine, interruption) -> {
          StudySpec spec = file.spec().withName(naming.apply(engine, file.spec().name()));
          Study study = create(engine, file, spec, root.home());
          return new SearchRun(root, engine, interruption).toItsEnd(study);
        });
  }

  private void refuseTakenName(SearchEngine engine, String name) {
    if (engine.repository().study(name).isPresent()) {
      throw new WrongInputException(
          "",
          "there is a study '%s' already: go on with it by '%s', or give this one another name with --name"
              .formatted(name, root.command("resume", name)));
    }
  }

  private static Study create(SearchEngine engine, StudyFile file, StudySpec spec, Path folder) {
    try {
      return engine.create(spec, folder);
    } catch (WrongInputException e) {
      throw file.locate(e);
    }
  }
}
