package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.objective.command.CommandScript;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.python.ScriptOption;
import org.tunebench.engine.studyfile.python.ScriptOptions;

/**
 * What the options that a script declares make of a study: a command that passes parameters on, and
 * values that are worth a try. Of options that none is usually tuned of, all are searched.
 */
final class OptionsStudy {
  private static final String BY_HAND =
      "write objective: and space: by hand, as in the study files of 'tunebench templates DIR'";

  private final Path script;

  /** What stands before each word of {@link #words}, and behind the last. */
  private final List<ScriptOptions> places = new ArrayList<>();

  /** The command of the script that runs, a word each; empty for one without commands. */
  private final List<String> words = new ArrayList<>();

  private final List<String> left = new ArrayList<>();
  private final Map<String, ScriptOption> searched = new LinkedHashMap<>();

  private OptionsStudy(Path script) {
    this.script = script;
  }

  /**
   * Reads a script, without running it.
   *
   * @param command which of its commands runs, or empty for the one that takes what can be searched
   * @throws WrongInputException if the script has no such command, or several to choose from
   */
  static OptionsStudy read(Path script, String command) {
    OptionsStudy study = new OptionsStudy(script);
    study.take(ScriptOptions.read(script), command.isBlank() ? List.of() : words(command));
    study.search();
    return study;
  }

  private static List<String> words(String command) {
    return List.of(command.strip().split("\\s+"));
  }

  private void take(ScriptOptions declared, List<String> named) {
    places.add(declared);
    if (!named.isEmpty()) {
      go(declared, named.get(0), named.subList(1, named.size()));
      return;
    }
    List<String> able =
        declared.commands().entrySet().stream()
            .filter(command -> isSearchable(command.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (able.size() > 1) {
      throw wrong(
          "has several commands with options to search (%s): say which one runs, as in --command=%s"
              .formatted(String.join(", ", able), String.join(" ", behind(able.get(0)))));
    }
    if (able.size() == 1) {
      left.addAll(declared.commands().keySet());
      left.remove(able.get(0));
      go(declared, able.get(0), List.of());
    }
  }

  private List<String> behind(String word) {
    return Stream.concat(words.stream(), Stream.of(word)).toList();
  }

  private void go(ScriptOptions from, String word, List<String> rest) {
    ScriptOptions to = from.commands().get(word);
    if (to == null) {
      List<String> known = List.copyOf(from.commands().keySet());
      throw wrong(
          known.isEmpty()
              ? "no command '%s' can be read in it: leave it out of --command".formatted(word)
              : "has no command '%s': %s"
                  .formatted(
                      word,
                      Nearest.to(word, known)
                          .map("did you mean %s?"::formatted)
                          .orElse("it has " + String.join(", ", known))));
    }
    words.add(word);
    take(to, rest);
  }

  private WrongInputException wrong(String sentence) {
    return new WrongInputException("", script.getFileName() + ": " + sentence);
  }

  private static boolean isSearchable(ScriptOptions options) {
    return !options.searchable().isEmpty()
        || options.commands().values().stream().anyMatch(OptionsStudy::isSearchable);
  }

  private void search() {
    List<ScriptOption> all = places.stream().flatMap(place -> place.searchable().stream()).toList();
    List<ScriptOption> tuned = all.stream().filter(ScriptOption::isUsuallyTuned).toList();
    (tuned.isEmpty() ? all : tuned).forEach(one -> searched.putIfAbsent(one.name(), one));
  }

  /**
   * Refuses a script that declares options of which none can be searched without knowing more.
   *
   * @throws WrongInputException with what they are
   */
  void refuseIfDeclared() {
    List<String> flags =
        places.stream()
            .flatMap(place -> place.options().stream())
            .map(ScriptOption::flag)
            .distinct()
            .toList();
    List<Integer> unread = ScriptOptions.unreadIn(script);
    if (!flags.isEmpty()) {
      throw wrong(
          "declares options (%s), but none that values can be proposed for: %s"
              .formatted(String.join(", ", flags), BY_HAND));
    }
    if (!unread.isEmpty()) {
      throw wrong(unknown(unread) + ": " + BY_HAND);
    }
  }

  private static String unknown(List<Integer> lines) {
    return "what is declared in line %s only the running script knows"
        .formatted(lines.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** What to do with a script that says nothing of what it takes. */
  static String nothingIn(Path script) {
    return "%s: declares no options and searches nothing, as far as can be read without running it: %s; one that reads a configuration file finds the values of a trial as JSON in the environment variable TUNEBENCH_PARAMS"
        .formatted(script.getFileName(), BY_HAND);
  }

  /** Whether there is nothing to search. */
  boolean isEmpty() {
    return searched.isEmpty();
  }

  /** Runs the script from its own folder. */
  PartSpec objective() {
    List<Object> run = new ArrayList<>(CommandScript.run(script));
    for (int i = 0; i < places.size(); i++) {
      places.get(i).options().stream()
          .filter(this::isSearched)
          .forEach(option -> run.add(option.argument(option.name())));
      words.stream().skip(i).limit(1).forEach(run::add);
    }
    return new PartSpec(CommandObjectiveType.KIND, Map.of("run", run));
  }

  private boolean isSearched(ScriptOption option) {
    return option == searched.get(option.name());
  }

  SearchSpace space() {
    return new SearchSpace(
        searched.values().stream()
            .map(option -> new Parameter(option.name(), option.guess().orElseThrow()))
            .toList());
  }

  /** What a person should know of it, a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "%s: values are guessed from its options' names and defaults: look at them, and write"
                .formatted(script.getFileName())
            + " metric: between objective: and space:, which the script has to print, as those of"
            + " 'tunebench templates DIR' do");
    if (!left.isEmpty()) {
      notes.add(
          "%s: its command %s runs, since %s nothing to search; --command chooses another"
              .formatted(
                  script.getFileName(),
                  String.join(" ", words),
                  String.join(", ", left) + (left.size() == 1 ? " has" : " have")));
    }
    List<String> others =
        places.stream()
            .flatMap(place -> place.options().stream())
            .filter(option -> !isSearched(option))
            .map(ScriptOption::flag)
            .toList();
    if (!others.isEmpty()) {
      notes.add("%s: not searched: %s".formatted(script.getFileName(), String.join(", ", others)));
    }
    List<Integer> unread = ScriptOptions.unreadIn(script);
    if (!unread.isEmpty()) {
      notes.add(
          "%s: %s: pass it on in run: by hand where it is to be searched"
              .formatted(script.getFileName(), unknown(unread)));
    }
    return notes;
  }
}
