package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tunebench.engine.study.StudySpec;

/** A place in the workbench that navigation can lead to. */
public sealed interface Route {
  /** The first page: what to do, and the recent studies. */
  record Welcome() implements Route {}

  /** The list of all studies. */
  record Studies() implements Route {}

  /** A new study on a data file. */
  record NewStudy(Path data) implements Route {}

  /** A new study that runs a script of the person's own. */
  record NewStudyScript(Path script) implements Route {}

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
   * @param part what is looked at of it
   */
  record StudyPage(long study, OptionalInt trial, Part part) implements Route {
    /** The parts of its page. */
    public enum Part {
      /** One line a trial. */
      HISTORIES,
      /** The table. */
      TRIALS,
      /** The charts. */
      ANALYSIS,
      /** What was learned. */
      INSIGHT,
      /** Its definition. */
      DETAILS
    }

    /** One study, as it is opened. */
    public StudyPage(long study) {
      this(study, OptionalInt.empty());
    }

    /** One study, as it is opened, with the details of a trial. */
    public StudyPage(long study, OptionalInt trial) {
      this(study, trial, Part.HISTORIES);
    }
  }

  /**
   * Several studies side by side.
   *
   * @param from the one on whose page somebody asked for it, if any: back leads there
   */
  record Compare(List<Long> studies, OptionalLong from) implements Route {
    /** Copies the list. */
    public Compare {
      studies = List.copyOf(studies);
    }

    /** Some of the list of studies. */
    public Compare(List<Long> studies) {
      this(studies, OptionalLong.empty());
    }
  }

  /**
   * How some trials of a study differ.
   *
   * @param from what of the study's page was looked at when somebody asked for it: back leads there
   * @param trials the numbers of at least two
   */
  record CompareTrials(StudyPage from, List<Integer> trials) implements Route {
    /** Copies the list. */
    public CompareTrials {
      trials = List.copyOf(trials);
    }

    /** The study of all. */
    public long study() {
      return from.study();
    }
  }

  /** The devices of this machine. */
  record Devices() implements Route {}

  /** What the person prefers. */
  record Settings() implements Route {}
}
