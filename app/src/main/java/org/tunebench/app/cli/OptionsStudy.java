package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final Path script;
  private final ScriptOptions declared;
  private final List<ScriptOption> searched;

  private OptionsStudy(Path script, ScriptOptions declared) {
    this.script = script;
    this.declared = declared;
    List<ScriptOption> all = declared.searchable();
    List<ScriptOption> tuned = all.stream().filter(ScriptOption::isUsuallyTuned).toList();
    searched = tuned.isEmpty() ? all : tuned;
  }

  static OptionsStudy read(Path script) {
    return new OptionsStudy(script, ScriptOptions.read(script));
  }

  /** Whether there is nothing to search. */
  boolean isEmpty() {
    return searched.isEmpty();
  }

  /** Runs the script from its own folder. */
  PartSpec objective() {
    List<Object> run =
        Stream.concat(
                CommandScript.run(script).stream(),
                searched.stream().map(option -> option.argument(option.name())))
            .collect(Collectors.toList());
    return new PartSpec(CommandObjectiveType.KIND, Map.of("run", run));
  }

  SearchSpace space() {
    return new SearchSpace(
        searched.stream()
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
    String others =
        declared.options().stream()
            .filter(option -> !searched.contains(option))
            .map(ScriptOption::flag)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      notes.add("%s: not searched: %s".formatted(script.getFileName(), others));
    }
    return notes;
  }
}
