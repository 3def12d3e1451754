package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.objective.command.CommandScript;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.python.ScriptMetrics;
import org.tunebench.engine.studyfile.python.ScriptOption;
import org.tunebench.engine.studyfile.python.ScriptOptions;

/**
 * The options that the script of a command declares, read without running it: those that are not
 * searched yet are proposed, and those that the command has and the script has not are told, as is
 * a metric that the script does not report.
 */
final class FoundOptions {
  private static final String PYTHON = ".py";

  /** The settings of a command that say where else than in plain lines its metrics stand. */
  private static final List<String> ELSEWHERE = List.of("report", "metrics-file");

  private final ObjectiveDraft objective;
  private final SpaceDraft space;
  private final MetricDraft metric;
  private final Supplier<Path> folder;
  private final Runnable heard;
  private final Background background;
  private final ReadOnlyObjectWrapper<List<FoundOption>> offered =
      new ReadOnlyObjectWrapper<>(this, "offered", List.of());
  private final ReadOnlyStringWrapper unknown = new ReadOnlyStringWrapper(this, "unknown", "");
  private final Texts texts;
  private Optional<CommandScript> script = Optional.empty();
  private Path read;

  private ScriptOptions declared = ScriptOptions.NONE;

  /** What may stand at the end of the command. */
  private ScriptOptions here = ScriptOptions.NONE;

  private ScriptMetrics reported = ScriptMetrics.NONE;
  private List<FoundOption> found = List.of();

  /** What the text of a script says. */
  private record Read(ScriptOptions options, ScriptMetrics metrics) {
    static final Read NOTHING = new Read(ScriptOptions.NONE, ScriptMetrics.NONE);
  }

  /**
   * @param folder gives the folder that relative paths of the definition start from
   * @param heard is told once another script has been read
   */
  FoundOptions(
      Services services,
      ObjectiveDraft objective,
      SpaceDraft space,
      MetricDraft metric,
      Supplier<Path> folder,
      Runnable heard) {
    this.objective = objective;
    this.space = space;
    this.metric = metric;
    this.folder = folder;
    this.heard = heard;
    this.texts = services.texts();
    this.background = new Background(services);
  }

  /** The command or the search space has changed; a command that is still typed tells nothing. */
  void update() {
    if (objective.commandLine().isEmpty()) {
      script = Optional.empty();
    } else {
      script =
          objective
              .objective()
              .flatMap(command -> CommandScript.of(command, folder.get(), PYTHON))
              .or(() -> script);
    }
    Path file = script.map(CommandScript::file).orElse(null);
    if (!Objects.equals(file, read)) {
      read = file;
      take(Read.NOTHING);
      look();
    }
    stand();
    offer();
    unknown.set(sentence());
  }

  /** A script with commands takes other options behind each of them. */
  private void stand() {
    ScriptOptions now = script.map(of -> declared.at(of.arguments())).orElse(ScriptOptions.NONE);
    if (!now.equals(here)) {
      here = now;
      found = here.searchable().stream().map(FoundOption::new).toList();
    }
  }

  /** Reads the script again: the person may have changed it meanwhile. */
  void look() {
    Path file = read;
    if (file != null) {
      background.run(
          () -> new Read(ScriptOptions.read(file), ScriptMetrics.read(file)),
          found -> {
            if (file.equals(read)) {
              take(found);
              heard.run();
            }
          },
          never -> {},
          () -> {});
    }
  }

  private void take(Read script) {
    reported = script.metrics;
    declared = script.options;
    stand();
  }

  private void offer() {
    Set<String> taken =
        space.parameters().stream().map(ParameterDraft::called).collect(Collectors.toSet());
    List<FoundOption> left =
        found.stream()
            .filter(option -> !taken.contains(option.option().name()))
            .filter(option -> !isGiven(option.option()))
            .toList();
    if (!left.equals(offered.get())) {
      offered.set(left);
    }
  }

  private boolean isGiven(ScriptOption option) {
    String no = option.off().orElse(option.flag());
    return script.stream()
        .flatMap(of -> of.arguments().stream())
        .map(argument -> argument.split("=", 2)[0])
        .anyMatch(
            argument ->
                option.flags().contains(argument)
                    || argument.equals(no)
                    || argument.contains("'" + option.flag() + "'"));
  }

  /** Those that are not searched, nor given a value by the command, in the order of the script. */
  ReadOnlyObjectProperty<List<FoundOption>> offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** Options of which no parameter can be made without knowing more, as the script spells them. */
  List<String> others() {
    return here.options().stream()
        .filter(option -> option.guess().isEmpty())
        .map(ScriptOption::flag)
        .toList();
  }

  /** Adds the chosen ones to the search space, and has the command pass them on. */
  void add() {
    List<FoundOption> chosen =
        offered.get().stream().filter(option -> option.chosenProperty().get()).toList();
    if (!chosen.isEmpty()) {
      String arguments =
          chosen.stream()
              .map(option -> argument(option.option().name()))
              .collect(Collectors.joining(" "));
      space.addAll(new SearchSpace(chosen.stream().map(FoundOption::parameter).toList()));
      objective.appendToCommand(arguments);
    }
  }

  /**
   * What has the command pass a parameter on: the option that the script has for its name, or else
   * one of its name, in the form that leaves out all of it where the parameter is inactive.
   */
  String argument(String parameter) {
    String argument =
        here.of(parameter)
            .map(option -> option.argument(parameter))
            .orElse("--" + parameter + "={{ " + parameter + " }}");
    return ArgumentLine.of(List.of(argument)).orElse("");
  }

  /** The values that are worth a try, where the script declares an option of this name. */
  Optional<Distribution> proposed(String parameter) {
    return here.of(parameter).flatMap(ScriptOption::guess);
  }

  /** The name of the script's file, or empty where there is none. */
  String script() {
    return script.map(of -> of.file().getFileName().toString()).orElse("");
  }

  /** What one should know of options, or a metric, that the script does not have, or empty. */
  ReadOnlyStringProperty unknownProperty() {
    return unknown.getReadOnlyProperty();
  }

  /** Which of a script's commands is to run, where a command line has no word that may name one. */
  private String choice() {
    boolean mayNameOne =
        script.stream()
            .flatMap(of -> of.arguments().stream())
            .anyMatch(word -> !word.startsWith("-"));
    List<String> commands = List.copyOf(here.commands().keySet());
    if (mayNameOne || commands.isEmpty()) {
      return "";
    }
    String likely =
        commands.stream()
            .filter(command -> !here.commands().get(command).searchable().isEmpty())
            .findFirst()
            .orElse(commands.get(0));
    return texts.get(
        "Builder.Found.commands",
        script(),
        String.join(", ", commands),
        objective.commandLine().strip() + " " + likely);
  }

  private String lacking() {
    String wanted = metric.typed();
    boolean isReadOtherwise =
        reported.arePlain()
            && ELSEWHERE.stream().anyMatch(objective.roughly().settings()::containsKey);
    return wanted.isEmpty() || isReadOtherwise || !reported.lacks(wanted)
        ? ""
        : texts.get("Builder.Found.lacks", script(), String.join(", ", reported.names()), wanted);
  }

  private String sentence() {
    if (objective.keepsCommand()) {
      return texts.get("Builder.Found.kept");
    }
    List<String> strange = script.map(of -> declared.unknownIn(of.arguments())).orElse(List.of());
    if (strange.isEmpty()) {
      String choice = choice();
      return choice.isEmpty() ? lacking() : choice;
    }
    List<String> known = here.options().stream().map(ScriptOption::flag).toList();
    return Nearest.to(strange.get(0), known)
        .filter(near -> strange.size() == 1)
        .map(near -> texts.get("Builder.Found.near", script(), strange.get(0), near))
        .orElseGet(
            () ->
                texts.get(
                    "Builder.Found.unknown", script(), strange.size(), String.join(", ", strange)));
  }
}
