package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.tunebench.engine.study.StudySpec;

/** A place in the workbench that navigation can lead to. */
public sealed interface Route {
  /** The first page: what to do, and the recent studies. */
  record Welcome() implements Route {}

  /** The list of all studies. */
  record Studies() implements Route {}

  /** A new study on a data file. */
  record NewStudy(Path data) implements Route {}

  /**
   * A new study that starts from a definition: a study file's, or another study's.
   *
   * @param folder what relative paths in it start from
   * @param isForeign whether it is a file's, which may come from anybody: before it runs a program,
   *     the person is asked
   * @param notes what the person should know of how it was read, one sentence each
   */
  record NewStudyFrom(StudySpec spec, Path folder, boolean isForeign, List<String> notes)
      implements Route {
    /** Copies the notes. */
    public NewStudyFrom {
      notes = List.copyOf(notes);
    }

    /** One that starts from a study of this workspace. */
    public NewStudyFrom(StudySpec spec, Path folder) {
      this(spec, folder, false, List.of());
    }
  }

  /**
   * A new study from a study file that says no definition yet: its text is to be mended.
   *
   * @param file where it is; relative paths in it start from its folder
   */
  record NewStudyText(Path file, String text) implements Route {}

  /** The new study that is being defined, or an empty one where there is none. */
  record Draft() implements Route {}

  /**
   * One study.
   *
   * @param trial the one whose details are open, if any
   */
  record StudyPage(long study, OptionalInt trial) implements Route {
    /** One study, as it is opened. */
    public StudyPage(long study) {
      this(study, OptionalInt.empty());
    }
  }

  /** Several studies side by side. */
  record Compare(List<Long> studies) implements Route {
    /** Copies the list. */
    public Compare {
      studies = List.copyOf(studies);
    }
  }

  /** How two trials of a study differ. */
  record CompareTrials(long study, int one, int other) implements Route {}

  /** The devices of this machine. */
  record Devices() implements Route {}

  /** What the person prefers. */
  record Settings() implements Route {}
}
