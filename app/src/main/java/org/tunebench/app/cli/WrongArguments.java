package org.tunebench.app.cli;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tunebench.engine.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with arguments, in a person's words, not the parser's. */
final class WrongArguments {
  /** Reads a whole number, and says so where it is none. */
  static final ITypeConverter<Integer> WHOLE_NUMBER = WrongArguments::wholeNumber;

  /** What options look like, other than a text or a number that begins so. */
  private static final Pattern OPTION = Pattern.compile("-\\p{L}.?|--\\p{L}[\\w.-]*(?:=.*)?");

  private WrongArguments() {}

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "must be a whole number such as 20, not '%s'".formatted(text));
    }
  }

  /**
   * What is wrong, and where to read more.
   *
   * @param arguments all that was typed
   */
  static String sentence(ParameterException wrong, List<String> arguments) {
    CommandLine command = wrong.getCommandLine();
    return "%s ('%s --help' tells more)"
        .formatted(problem(wrong, command, arguments), command.getCommandSpec().qualifiedName());
  }

  private static String problem(
      ParameterException wrong, CommandLine command, List<String> arguments) {
    if (wrong instanceof MissingParameterException missing) {
      return missing(missing, command, arguments);
    }
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched, command, arguments);
    }
    if (wrong instanceof OverwrittenOptionException again
        && again.getOverwritten() instanceof CommandLine.Model.OptionSpec option) {
      return moreThanOnce(option, command, arguments);
    }
    if (wrong.getCause() instanceof TypeConversionException unfit && wrong.getArgSpec() != null) {
      return "%s: %s".formatted(nameOf(wrong.getArgSpec()), unfit.getMessage());
    }
    return wrong.getMessage().lines().findFirst().orElse("").strip();
  }

  private static String missing(
      MissingParameterException wrong, CommandLine command, List<String> arguments) {
    if (wrong.getMissing().get(0) instanceof CommandLine.Model.OptionSpec option
        && arguments.stream().anyMatch(argument -> isOf(argument, option))) {
      return option.longestName() + ": its value is missing";
    }
    List<String> missing = wrong.getMissing().stream().map(WrongArguments::asTyped).toList();
    String what =
        String.join(", ", missing)
            + (missing.size() == 1 ? " is missing" : " are missing")
            + (isForSeveral(wrong.getMissing().get(0)) ? ": give two or more" : "");
    return arguments.stream()
        .filter(argument -> isLikeAnOption(argument, command))
        .findFirst()
        .map(argument -> what + behindOptions(argument, command))
        .orElse(what);
  }

  private static String moreThanOnce(
      CommandLine.Model.OptionSpec option, CommandLine command, List<String> arguments) {
    String name = option.longestName();
    String opposite =
        command.getNegatableOptionTransformer().makeNegative(name, command.getCommandSpec());
    return option.negatable() && arguments.containsAll(List.of(name, opposite))
        ? "%s and %s contradict each other: give one of them".formatted(name, opposite)
        : "%s: is given more than once: give it once".formatted(name);
  }

  private static boolean isForSeveral(CommandLine.Model.ArgSpec argument) {
    return argument.isPositional() && argument.arity().min() > 1;
  }

  private static String asTyped(CommandLine.Model.ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.shortestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static boolean isOf(String argument, CommandLine.Model.OptionSpec option) {
    return List.of(option.names()).contains(argument.split("=", 2)[0]);
  }

  private static String behindOptions(String argument, CommandLine command) {
    return ": there is no option '%s', and a name like an option goes behind all options: %s -- %s"
        .formatted(argument, command.getCommandSpec().qualifiedName(), ShellWord.of(argument));
  }

  private static boolean isLikeAnOption(String argument, CommandLine command) {
    return argument.startsWith("-")
        && !argument.equals("--")
        && command.getCommandSpec().findOption(argument.split("=", 2)[0]) == null;
  }

  private static String nameOf(CommandLine.Model.ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  private static String unknown(
      UnmatchedArgumentException wrong, CommandLine command, List<String> arguments) {
    String given = wrong.getUnmatched().get(0);
    if (isBehindTheEndOfOptions(given, arguments)) {
      return "'%s' is one too many: behind -- all are names, so options go before it"
          .formatted(given);
    }
    if (wrong.isUnknownOption()
        && !OPTION.matcher(given).matches()
        && !command.getCommandSpec().positionalParameters().isEmpty()) {
      return "what begins like an option goes behind all options: %s … -- %s"
          .formatted(command.getCommandSpec().qualifiedName(), ShellWord.of(given));
    }
    if (wrong.isUnknownOption()) {
      return "there is no option '%s'%s".formatted(given, hint(wrong.getSuggestions()));
    }
    if (command.getSubcommands().isEmpty()) {
      return "'%s' is one too many: %s".formatted(given, taken(command));
    }
    if (isLikeAFile(given) && !new File(given).exists()) {
      return "%s: there is no such file".formatted(given);
    }
    Optional<String> near = Nearest.to(given, command.getSubcommands().keySet());
    return "there is no command '%s'%s".formatted(given, hint(near.stream().toList()));
  }

  private static boolean isBehindTheEndOfOptions(String given, List<String> arguments) {
    int end = arguments.indexOf("--");
    return given.startsWith("-") && end >= 0 && arguments.lastIndexOf(given) > end;
  }

  /** No command has a point or a folder in its name; a file that is opened has either. */
  private static boolean isLikeAFile(String given) {
    return given.contains(".") || given.contains("/");
  }

  private static String hint(List<String> suggestions) {
    return suggestions.stream().findFirst().map("; did you mean '%s'?"::formatted).orElse("");
  }

  private static String taken(CommandLine command) {
    CommandLine.Model.CommandSpec spec = command.getCommandSpec();
    List<String> labels =
        spec.positionalParameters().stream().map(CommandLine.Model.ArgSpec::paramLabel).toList();
    return "'%s' takes %s"
        .formatted(
            spec.qualifiedName(), labels.isEmpty() ? "options only" : String.join(" and ", labels));
  }
}
