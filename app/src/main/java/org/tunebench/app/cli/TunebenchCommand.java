package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.StudyRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a verb: opens the window. Verbs reach their surroundings through it. */
@Command(
    name = "tunebench",
    description = "Searches hyperparameters. Without a verb it opens the workbench's window.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCodes.DONE + ":done",
      ExitCodes.NO_RESULT + ":the study ended without a completed trial, or broke off",
      ExitCodes.WRONG_INPUT + ":wrong input: a sentence says what would be right",
      ExitCodes.WORKSPACE + ":the workspace is in use, not there, or cannot be read or written",
      ExitCodes.UNEXPECTED + ":something that should not happen, which the log has",
      ExitCodes.INTERRUPTED + ":interrupted (Ctrl+C): what was found is kept",
      ExitCodes.TERMINATED + ":asked to end (SIGTERM): what was found is kept, too"
    },
    subcommands = {
      RunCommand.class,
      ResumeCommand.class,
      ListCommand.class,
      ShowCommand.class,
      CompareCommand.class,
      BenchmarkCommand.class,
      TrainBestCommand.class,
      LatentCommand.class,
      DenoiseCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      NoteCommand.class,
      RenameCommand.class,
      DeleteCommand.class,
      ImportCommand.class,
      ConvertCommand.class,
      TemplatesCommand.class,
      DataCommand.class,
      DevicesCommand.class,
      SchemaCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "'tunebench help COMMAND' tells more of one.",
      "'tunebench run --demo' is a first search."
    })
final class TunebenchCommand implements Callable<Integer> {
  static final String OPEN = "--open";
  static final String HOME = "--home";

  private final Environment environment;

  /** How the person's system writes numbers, which the window does, too. */
  private final Locale persons = Locale.getDefault(Locale.Category.FORMAT);

  @Option(
      names = HOME,
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "the workspace: the folder that everything is kept in; in the system's folder for user"
              + " data unless given")
  private Path home;

  @Option(
      names = "--or-demo",
      hidden = true,
      description = "run the demo search in the terminal where there is no display")
  private boolean orDemo;

  @Option(
      names = OPEN,
      paramLabel = "STUDY.yaml",
      description = "a study file to open in the window")
  private Path studyFile;

  private BooleanSupplier calledOff = () -> false;

  TunebenchCommand(Environment environment) {
    this.environment = environment;
  }

  /** Work that needs an open workspace. */
  @FunctionalInterface
  interface Work {
    /**
     * @return the exit code
     */
    int on(SearchEngine engine, Interruption interruption);
  }

  /** Work that only looks at studies. */
  @FunctionalInterface
  interface Look {
    /**
     * @param repository changes to it may be lost
     */
    void at(StudyRepository repository);
  }

  Environment environment() {
    return environment;
  }

  Console console() {
    return environment.console();
  }

  /**
   * The workspace's folder.
   *
   * @throws WrongInputException if an empty one was given
   */
  Path home() {
    if (home != null && home.toString().isBlank()) {
      throw new WrongInputException(HOME, "names no folder: is a variable of the shell unset?");
    }
    return home == null ? environment.backend().defaultHome() : home;
  }

  /** Where a person's own folder was looked in, for sentences about what is not there. */
  String inHome() {
    return home == null ? "" : " in " + home;
  }

  /** A command for the person to copy, on the same workspace. */
  String command(String verb, String argument, String... options) {
    return command(verb, List.of(argument), options);
  }

  /** A command for the person to copy, on the same workspace. */
  String command(String verb, List<String> arguments, String... options) {
    // What begins with a dash is an option unless all options are over.
    boolean isLikeAnOption = arguments.stream().anyMatch(argument -> argument.startsWith("-"));
    List<String> given = arguments.stream().map(ShellWord::of).toList();
    List<String> words = new ArrayList<>(List.of("tunebench", verb));
    if (!isLikeAnOption) {
      words.addAll(given);
    }
    if (home != null) {
      words.addAll(List.of(HOME, ShellWord.of(home.toString())));
    }
    Arrays.stream(options).map(ShellWord::of).forEach(words::add);
    if (isLikeAnOption) {
      words.add("--");
      words.addAll(given);
    }
    return String.join(" ", words);
  }

  /**
   * Opens the workspace for what only makes sense with the studies in it, as {@link #withEngine}
   * does.
   *
   * @throws StorageException if the person names a folder that is none: it may be misspelt, and a
   *     new one in its place would have nothing to show
   */
  int withStudies(Work work) {
    requireStudies();
    return withEngine(work);
  }

  /**
   * Looks at the studies in the workspace, be it in use or not.
   *
   * @throws StorageException as {@link #withStudies} does
   */
  int lookAtStudies(Look look) {
    requireStudies();
    // An interruption waits: what was opened has to be closed.
    try (Interruption interruption = environment.interruption().get();
        Backend.Look looking = environment.backend().look(home())) {
      tell(looking.recovery());
      calledOff = interruption::requested;
      return look(look, looking.repository());
    }
  }

  /** It has to be said before the interruption is closed: the process may end from then on. */
  private int look(Look look, StudyRepository repository) {
    try {
      look.at(repository);
      return ExitCodes.DONE;
    } catch (CancellationException interrupted) {
      console().err().println("interrupted: nothing was written");
      return ExitCodes.INTERRUPTED;
    }
  }

  /** Whether the person has interrupted what looks at studies: no file is to come of it. */
  boolean isCalledOff() {
    return calledOff.getAsBoolean();
  }

  private void requireStudies() {
    if (home != null && !environment.backend().isWorkspace(home())) {
      throw new StorageException(
          "there is no workspace in %s: correct --home, or begin one there with '%s'"
              .formatted(home, command("run", "STUDY.yaml")),
          null);
    }
  }

  /** Opens the workspace or creates it, works and closes it, also when interrupted. */
  int withEngine(Work work) {
    try (Interruption interruption = environment.interruption().get();
        Backend.Session session = environment.backend().open(home())) {
      tell(session.recovery());
      return work.on(session.engine(), interruption);
    }
  }

  private void tell(Optional<String> recovery) {
    recovery.ifPresent(sentence -> console().err().println("note: " + sentence));
  }

  @Override
  public Integer call() {
    Locale.setDefault(Locale.Category.FORMAT, persons);
    if (environment.window().show(home(), Optional.ofNullable(studyFile))) {
      return ExitCodes.DONE;
    }
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    if (!orDemo) {
      console()
          .err()
          .println(
              "there is no display for the window: search in the terminal with 'tunebench run"
                  + " STUDY.yaml' or 'tunebench run --demo'; 'tunebench --help' tells more");
      return ExitCodes.WRONG_INPUT;
    }
    console().out().println("there is no display for the window: this is the demo search");
    return new StudyStart(this).runDemo();
  }
}
