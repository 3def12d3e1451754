package org.tunebench.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;

/** The words that shells complete arguments with. */
class Candidates extends ArrayList<String> {
  private static final long serialVersionUID = 1;

  Candidates(List<String> words) {
    super(words);
  }

  /** The forms of tables. */
  static final class Tables extends Candidates {
    private static final long serialVersionUID = 1;

    Tables() {
      super(List.of("csv", "json"));
    }
  }

  /** What is shown to persons, or to other programs. */
  static final class Shown extends Candidates {
    private static final long serialVersionUID = 1;

    Shown() {
      super(List.of("text", "json"));
    }
  }

  /** What may be better. */
  static final class Goals extends Candidates {
    private static final long serialVersionUID = 1;

    Goals() {
      super(List.of("minimize", "maximize"));
    }
  }

  /** The objectives that data is for. */
  static final class Objectives extends Candidates {
    private static final long serialVersionUID = 1;

    Objectives() {
      super(List.of("scvi", "classifier"));
    }
  }

  /** All verbs. */
  static final class Verbs extends Candidates {
    private static final long serialVersionUID = 1;

    Verbs() {
      super(
          Arrays.stream(TunebenchCommand.class.getAnnotation(Command.class).subcommands())
              .map(verb -> verb.getAnnotation(Command.class).name())
              .toList());
    }
  }
}
