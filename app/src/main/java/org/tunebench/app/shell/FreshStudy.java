package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.function.LongFunction;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;

/**
 * A new study that is started at once. One that cannot be started is not left behind: it would have
 * the name that the person tries again with.
 */
public final class FreshStudy {
  private FreshStudy() {}

  /**
   * Creates and starts it; may take seconds.
   *
   * @param folder the folder that relative paths in the definition start from
   * @return its key
   * @throws WrongInputException if it cannot be created or started; there is none then
   */
  public static long start(SearchEngine engine, StudySpec spec, Path folder) {
    return start(engine, spec, folder, engine::start);
  }

  /**
   * Creates and starts it in some way; may take seconds.
   *
   * @param folder the folder that relative paths in the definition start from
   * @param how starts the study of a key
   * @return its key
   * @throws WrongInputException if it cannot be created or started; there is none then
   */
  public static long start(
      SearchEngine engine, StudySpec spec, Path folder, LongFunction<RunningStudy> how) {
    Study study = engine.create(spec, folder);
    try {
      return how.apply(study.id()).id();
    } catch (RuntimeException | Error refused) {
      takeAway(engine, study, refused);
      throw refused;
    }
  }

  private static void takeAway(SearchEngine engine, Study study, Throwable refused) {
    try {
      engine.delete(study.id());
    } catch (RuntimeException stays) {
      // Why it did not start is what the person should hear.
      refused.addSuppressed(stays);
    }
  }
}
