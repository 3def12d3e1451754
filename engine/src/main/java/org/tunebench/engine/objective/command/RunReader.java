package org.tunebench.engine.objective.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Reads the setting {@code run}: a list of arguments, or one line that is split once. */
final class RunReader {
  private static final Set<String> FOREIGN = Set.of("${env}", "${interpreter}", "${program}");

  /** With more names a message would be a list. */
  private static final int MOST_NAMED = 10;

  private final String field;

  RunReader(String field) {
    this.field = field;
  }

  List<Argument> read(Object raw) {
    List<Argument> read = new ArrayList<>();
    if (raw instanceof String line) {
      WordSplitter.split(field, line).forEach(word -> read.add(one(word)));
    } else if (raw instanceof List<?> list) {
      list.forEach(item -> read.add(item instanceof List<?> group ? together(group) : one(item)));
    } else {
      throw new WrongInputException(
          field, "must be a list such as [python3, train.py, \"--lr={{ lr }}\"], not " + raw);
    }
    boolean named =
        !read.isEmpty()
            && read.get(0) instanceof Argument.One program
            && !program.template().toString().isBlank();
    if (!named) {
      throw new WrongInputException(
          field, "must begin with the program to run, such as [python3, train.py]");
    }
    return read;
  }

  private Argument one(Object item) {
    String text = text(item);
    return Argument.All.of(text).orElseGet(() -> new Argument.One(new Template(field, text)));
  }

  private Argument together(List<?> group) {
    return new Argument.Together(
        group.stream().map(item -> new Template(field, text(item))).toList());
  }

  private String text(Object item) {
    if (!(item instanceof String || item instanceof Number || item instanceof Boolean)) {
      throw new WrongInputException(
          field,
          "takes words, numbers, and lists of these for arguments that belong together, not "
              + item);
    }
    String text = TrialValues.text(item);
    if (text.indexOf('\0') >= 0) {
      throw new WrongInputException(field, "an argument cannot hold the character NUL");
    }
    if (FOREIGN.contains(text)) {
      throw new WrongInputException(
          field, "%s is not known here: write the program itself".formatted(text));
    }
    return text;
  }

  /**
   * Checks that the arguments fit a space.
   *
   * @throws WrongInputException if one refers to what there is not, or leaves an option without its
   *     value where a parameter is inactive
   */
  void requireFits(List<Argument> arguments, SearchSpace space) {
    for (int i = 0; i < arguments.size(); i++) {
      requireKnown(field, arguments.get(i).names(), space);
      requireTruth(field, arguments.get(i).switches(), space);
      boolean dangles =
          i > 0
              && arguments.get(i) instanceof Argument.One one
              && one.template().isPlace()
              && isConditional(one, space)
              && arguments.get(i - 1) instanceof Argument.One before
              && isOption(before.template().toString());
      if (dangles) {
        throw dangling(arguments.get(i - 1), (Argument.One) arguments.get(i));
      }
    }
    if (isConditional(arguments.get(0), space)) {
      throw new WrongInputException(
          field, "the program itself cannot depend on a parameter that is not always active");
    }
  }

  private WrongInputException dangling(Argument option, Argument.One value) {
    String name = ((Argument.One) option).template().toString();
    return new WrongInputException(
        field,
        ("%2$s is left out where it is inactive and would leave %1$s without a value: write"
                + " \"%1$s=%2$s\", or [%1$s, \"%2$s\"] as a list within the list")
            .formatted(name, value.template()));
  }

  private static boolean isOption(String text) {
    return text.startsWith("-") && text.indexOf('=') < 0;
  }

  private static boolean isConditional(Argument argument, SearchSpace space) {
    return argument.names().stream()
        .mapToInt(space::indexOf)
        .anyMatch(index -> index >= 0 && !space.parameter(index).conditions().isEmpty());
  }

  /**
   * @throws WrongInputException naming the first name that words depend on and that is no truth
   *     value
   */
  static void requireTruth(String field, Set<String> switches, SearchSpace space) {
    for (String name : switches) {
      int index = space.indexOf(name);
      if (index < 0 || !isTruth(space.parameter(index).distribution())) {
        throw new WrongInputException(
            field,
            "what stands there 'if %1$s' needs a truth value: let %1$s be {choice: [true, false]}"
                .formatted(name));
      }
    }
  }

  private static boolean isTruth(Distribution distribution) {
    return distribution instanceof Options options
        && options.options().stream().allMatch(Boolean.class::isInstance);
  }

  /**
   * @throws WrongInputException naming the first name that is neither a parameter nor a trial's own
   */
  static void requireKnown(String field, Set<String> names, SearchSpace space) {
    for (String name : names) {
      if (space.indexOf(name) < 0 && !TrialValues.OWN.contains(name)) {
        throw new WrongInputException(
            field,
            "there is no parameter '%s' for {{ %s }}; %s"
                .formatted(name, name, whatThereIs(name, space)));
      }
    }
  }

  /** The one that was probably meant, or else the first ones of them. */
  private static String whatThereIs(String given, SearchSpace space) {
    List<String> names = space.parameters().stream().map(Parameter::name).toList();
    List<String> first = names.subList(0, Math.min(MOST_NAMED, names.size()));
    int more = names.size() - first.size();
    return Nearest.to(given, names)
        .map("did you mean '%s'?"::formatted)
        .orElseGet(
            () ->
                "there are %s%s; also %s"
                    .formatted(
                        String.join(", ", first),
                        more > 0 ? " and " + more + " more" : "",
                        String.join(", ", new TreeSet<>(TrialValues.OWN))));
  }
}
