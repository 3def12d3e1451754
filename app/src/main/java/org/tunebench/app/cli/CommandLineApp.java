package org.tunebench.app.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.studyfile.table.ImportOptions;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: takes the arguments, runs the verb, and turns whatever goes wrong into one
 * sentence and an exit code.
 */
public final class CommandLineApp {
  /** What Java makes of bytes that are no letters in the terminal's encoding. */
  private static final char LOST = '\uFFFD';

  private final Environment environment;

  /**
   * @param environment what the verbs work with
   */
  public CommandLineApp(Environment environment) {
    this.environment = environment;
  }

  /**
   * Runs a command.
   *
   * @return the exit code, one of {@link ExitCodes}
   */
  public int run(String... arguments) {
    TunebenchCommand root = new TunebenchCommand(environment);
    Locale persons = Locale.getDefault(Locale.Category.FORMAT);
    // What a terminal shows is read by programs, too: its numbers are those of files everywhere.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return run(root, arguments);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, persons);
    }
  }

  private int run(TunebenchCommand root, String... arguments) {
    CommandLine line =
        new CommandLine(root)
            .registerConverter(Integer.class, WrongArguments.WHOLE_NUMBER)
            .registerConverter(Integer.TYPE, WrongArguments.WHOLE_NUMBER)
            .setOut(new PrintWriter(environment.console().out(), true))
            .setErr(new PrintWriter(environment.console().err(), true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setUsageHelpAutoWidth(false)
            .setExecutionStrategy(CommandLineApp::unlessUnknown)
            .setParameterExceptionHandler((wrong, args) -> tell(wrong, args))
            .setExecutionExceptionHandler((thrown, command, parsed) -> tell(thrown, root));
    Optional<String> lost = Arrays.stream(arguments).filter(a -> a.indexOf(LOST) >= 0).findFirst();
    if (lost.isPresent()) {
      say(
          "'%s' has letters that the language setting of this terminal does not have: set LC_ALL to one with UTF-8, such as C.UTF-8"
              .formatted(lost.get()));
      return ExitCodes.WRONG_INPUT;
    }
    try {
      return line.execute(withOpening(line, arguments));
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return tell(e, root);
    }
  }

  /** Where help is asked for, the parser would overlook that there is no such command. */
  private static int unlessUnknown(CommandLine.ParseResult parsed) {
    if (!parsed.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /**
   * Desktops open a file by naming it and nothing else, and whoever types it may name a workspace
   * before it. A verb is one whatever lies there.
   */
  private static String[] withOpening(CommandLine line, String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    int last = words.size() - 1;
    boolean isAlone =
        last == 0
            || last == 1 && words.get(0).startsWith(TunebenchCommand.HOME + "=")
            || last == 2 && words.get(0).equals(TunebenchCommand.HOME);
    if (isAlone
        && !line.getSubcommands().containsKey(words.get(last))
        && new File(words.get(last)).isFile()) {
      words.add(last, TunebenchCommand.OPEN);
    }
    return words.toArray(String[]::new);
  }

  private int tell(ParameterException wrong, String... arguments) {
    say(WrongArguments.sentence(wrong, List.of(arguments)));
    return ExitCodes.WRONG_INPUT;
  }

  private int tell(Throwable thrown, TunebenchCommand root) {
    if (thrown instanceof WrongInputException wrong) {
      String sentence = withOption(wrong.sentence(), ImportOptions.LEAVE_OUT, " with --skip");
      say(
          sentence.replace(
              ImportOptions.AS_RESULT + ",", ImportOptions.AS_RESULT + " with --result,"));
      return ExitCodes.WRONG_INPUT;
    }
    if (thrown instanceof StorageException storage) {
      say(withOption(storage.getMessage(), StorageException.ELSEWHERE, " with --home"));
      return ExitCodes.WORKSPACE;
    }
    say(
        "something went wrong that should not (%s); please report it with %s"
            .formatted(thrown.getClass().getSimpleName(), keep(thrown, root.home())));
    return ExitCodes.UNEXPECTED;
  }

  /** Whoever types commands hears how to do what a sentence ends with. */
  static String withOption(String sentence, String end, String option) {
    return sentence.endsWith(end) ? sentence + option : sentence;
  }

  private void say(String sentence) {
    environment.console().err().println(PlainText.visible(sentence));
  }

  /** Keeps the details where the person can find them, and says where that is. */
  private String keep(Throwable thrown, Path home) {
    LoggerFactory.getLogger(CommandLineApp.class).error("unexpected", thrown);
    Optional<Path> log = environment.backend().log(home);
    if (log.isPresent()) {
      return "the log " + log.get();
    }
    // The workspace could not be opened, or was not needed: it has no log of this.
    StringWriter details = new StringWriter();
    thrown.printStackTrace(new PrintWriter(details));
    try {
      return Files.writeString(Files.createTempFile("tunebench-", ".log"), details.toString())
          .toString();
    } catch (IOException e) {
      return "this message: " + thrown.getMessage();
    }
  }
}
