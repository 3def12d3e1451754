package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** The objective as it is being set: its kind, the data of those that train, and its settings. */
final class ObjectiveDraft {
  private static final String RUN = "run";
  private static final String NAME = "name";
  private static final String FOLDER = "folder";
  private static final String CLASS = "class";
  private static final String EPOCHS = "epochs";

  /** So many that a pruner has something to decide on and histories something to draw. */
  private static final String FIRST_EPOCHS = "20";

  private final Texts texts;
  private final PartDraft part;
  private final DataDraft data;

  /** The command of a definition as a list, and the line that stands for it. */
  private Object givenRun;

  private String givenLine = "";

  private boolean isChosen;

  /** The kind whose fields are shown. */
  private String followed = "";

  private boolean isFollowing;

  /**
   * @param probe reads how large the data of an objective is; called in the background
   * @param folder the folder that a relative path starts from
   * @param changed is told after each change
   */
  ObjectiveDraft(
      Services services, Function<PartSpec, DataSummary> probe, Path folder, Runnable changed) {
    this.texts = services.texts();
    List<PartKind> kinds = ObjectiveKinds.of(services.engine().objectives().all(), texts);
    data = new DataDraft(services, probe, folder, this::typed, changed);
    part =
        new PartDraft(
            kinds,
            texts,
            () -> {
              // What another kind begins with is one change with it, for undo, too.
              if (!isFollowing) {
                follow();
                changed.run();
              }
            });
    follow();
  }

  /** Another kind has other fields, and some of them begin filled. */
  private void follow() {
    if (kind().equals(followed)) {
      return;
    }
    followed = kind();
    data.setUsed(ObjectiveKinds.usesData(kind()), ObjectiveKinds.usesGenes(kind()));
    if (kind().equals(ObjectiveKinds.FUNCTION)) {
      isFollowing = true;
      try {
        begin(NAME, setting(NAME).map(s -> s.words().get(0)).orElse(""));
        begin(EPOCHS, FIRST_EPOCHS);
      } finally {
        isFollowing = false;
      }
    }
  }

  private Optional<PartKind.Setting> setting(String name) {
    return draft(name).map(PartDraft.SettingDraft::setting);
  }

  private Optional<PartDraft.SettingDraft> draft(String name) {
    return part.setting(name);
  }

  /** Fills a field that is empty. */
  private void begin(String name, String text) {
    draft(name)
        .map(PartDraft.SettingDraft::field)
        .filter(field -> field.textProperty().get().isEmpty())
        .ifPresent(field -> field.preset(text));
  }

  /** The person has chosen what to train: the data does not choose any more. */
  void choose() {
    isChosen = true;
  }

  /** Whether what a data file most likely holds is for another objective than the present one. */
  boolean wouldFollow(DataGuess guess) {
    return !isChosen
        && data.isUsed()
        && guess.kind() != DataGuess.Kind.UNKNOWN
        && !(kind().equals(kindFor(guess)) && classColumn().equals(guess.classColumn().orElse("")));
  }

  /** Changes to the objective that trains on what a data file most likely holds. */
  void follow(DataGuess guess) {
    part.kinds().stream()
        .filter(known -> known.kind().equals(kindFor(guess)))
        .findFirst()
        .ifPresent(part.kindProperty()::set);
    draft(CLASS).ifPresent(found -> found.field().preset(guess.classColumn().orElse("")));
  }

  /** Changes to a command that runs a script in the script's own folder. */
  void fillFromScript(Path script) {
    part.kinds().stream()
        .filter(known -> known.kind().equals(ObjectiveKinds.COMMAND))
        .findFirst()
        .ifPresent(part.kindProperty()::set);
    draft(RUN).ifPresent(run -> run.field().preset(ScriptCommand.line(script)));
    draft(FOLDER).ifPresent(found -> found.field().preset(script.getParent().toString()));
  }

  private static String kindFor(DataGuess guess) {
    return guess.kind() == DataGuess.Kind.SAMPLES ? ObjectiveKinds.CLASSIFIER : ObjectiveKinds.SCVI;
  }

  private String classColumn() {
    return draft(CLASS).map(found -> found.field().textProperty().get()).orElse("");
  }

  /** Takes over what a definition says, but for what its data was: that may be changed now. */
  void preset(PartSpec definition, Path from) {
    Map<String, Object> settings = new LinkedHashMap<>(definition.settings());
    settings.remove(Pin.SETTING);
    PartSpec objective = new PartSpec(definition.kind(), settings);
    part.preset(objective);
    data.preset(objective, from);
    givenRun = objective.settings().get(RUN);
    if (givenRun instanceof List<?> arguments) {
      givenLine = ArgumentLine.of(arguments).orElse("");
      draft(RUN).ifPresent(run -> run.field().preset(givenLine));
    }
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    part.save().forEach((key, value) -> now.put("part " + key, value));
    data.save().forEach((key, value) -> now.put("data " + key, value));
    now.put("run", givenRun);
    now.put("line", givenLine);
    return now;
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    part.restore(of(was, "part "));
    data.restore(of(was, "data "));
    givenRun = was.get("run");
    givenLine = (String) was.get("line");
  }

  private static Map<String, Object> of(Map<String, Object> was, String prefix) {
    Map<String, Object> own = new LinkedHashMap<>();
    was.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          }
        });
    return own;
  }

  /** The objective, or empty while something is wrong. */
  Optional<PartSpec> objective() {
    if (problem().isPresent()) {
      return Optional.empty();
    }
    return part.part().map(this::withData);
  }

  private PartSpec withData(PartSpec settings) {
    Map<String, Object> all = new LinkedHashMap<>(settings.settings());
    data.addTo(all);
    return withRun(settings.kind(), all);
  }

  private PartSpec withRun(String of, Map<String, Object> all) {
    if (kind().equals(ObjectiveKinds.COMMAND) && givenRun != null) {
      if (line().equals(givenLine)) {
        all.put(RUN, givenRun);
      } else if (line().isEmpty()) {
        // It stood in the field as a line, which the person has emptied.
        all.remove(RUN);
      }
    }
    return new PartSpec(of, all);
  }

  /** The objective as it was typed, with what is wrong in it: nothing typed is lost by a text. */
  PartSpec asTyped() {
    Map<String, Object> all = new LinkedHashMap<>(part.asTyped().settings());
    data.addTyped(all);
    return objective().orElseGet(() -> withRun(kind(), all));
  }

  /** Has the command run in a folder. */
  void useFolder(Path folder) {
    draft(FOLDER)
        .ifPresent(found -> found.field().textProperty().set(folder.toAbsolutePath().toString()));
  }

  /** The command as it is typed, or empty where the objective is none. */
  String commandLine() {
    return kind().equals(ObjectiveKinds.COMMAND) ? line() : "";
  }

  /** Has the command say more at its end; one that is no line stays as it is. */
  void appendToCommand(String arguments) {
    draft(RUN).ifPresent(run -> run.field().textProperty().set(line() + " " + arguments));
  }

  private String line() {
    return draft(RUN).map(run -> run.field().textProperty().get().strip()).orElse("");
  }

  /** Whether the command is that of the definition, which no line can say, and the field empty. */
  boolean keepsCommand() {
    return kind().equals(ObjectiveKinds.COMMAND)
        && line().isEmpty()
        && givenRun != null
        && givenLine.isEmpty();
  }

  /** The objective as far as it can be told already: enough to know its metrics and space. */
  PartSpec roughly() {
    return part.part().orElse(new PartSpec(kind()));
  }

  /** What is wrong, with the name of the field, or empty. */
  Optional<String> problem() {
    return problems().findFirst();
  }

  /** What is wrong, with the names of the fields, in the order of the screen. */
  Stream<String> problems() {
    boolean lacks = kind().equals(ObjectiveKinds.COMMAND) && line().isEmpty() && !keepsCommand();
    return Stream.of(
            StudyParts.problemsOf(data.fields()),
            lacks ? Stream.of(texts.get("Builder.Objective.noCommand")) : Stream.<String>empty(),
            part.problems())
        .flatMap(all -> all);
  }

  /** What others said is forgotten. */
  void recheck() {
    data.recheck();
    part.recheck();
    if (data.isUsed()) {
      data.refusal().ifPresent(this::attachRefusal);
      part.settings().forEach(this::compare);
    }
  }

  /**
   * A name that the data does not have is told before somebody waits for it to be read; where there
   * is none to choose, who has read the data says why.
   */
  private void compare(PartDraft.SettingDraft setting) {
    String name = setting.setting().name();
    if (data.offer().has(name) || setting.field().problemProperty().get().isEmpty()) {
      data.offer()
          .refusal(name, setting.field().textProperty().get())
          .ifPresent(sentence -> refuse(setting.field(), sentence));
    }
  }

  /** What says how the data is read says so whatever is wrong with other settings. */
  private PartSpec typed() {
    return part.asTyped();
  }

  /** What is wrong with the data is said beside the setting that it is about, or else the file. */
  private void attachRefusal(WrongInputException wrong) {
    Optional<InputField<Optional<Object>>> field =
        Optional.of(settingOf(wrong))
            .filter(DataDraft::isReadBy)
            .flatMap(this::draft)
            .map(PartDraft.SettingDraft::field);
    refuse(field.isPresent() ? field.get() : data.file(), Sentences.beside(wrong));
  }

  private static void refuse(InputField<?> field, String sentence) {
    field.refuse(sentence);
    field.touch();
  }

  private static String settingOf(WrongInputException wrong) {
    return wrong.field().substring(wrong.field().lastIndexOf('.') + 1);
  }

  /** Shows what is wrong beside the setting that it names, or else beside the choice. */
  void attach(WrongInputException wrong, Consumer<InputField<?>> refuse) {
    Optional<InputField<?>> field = data.field(settingOf(wrong));
    if (field.isPresent()) {
      refuse.accept(field.get());
    } else {
      part.attach(wrong);
    }
  }

  /** The word of the study file. */
  String kind() {
    return part.kindProperty().get().kind();
  }

  /** The chosen kind. */
  ObjectProperty<PartKind> kindProperty() {
    return part.kindProperty();
  }

  /** What a study on this objective may be called, or empty. */
  String proposedName() {
    if (data.isUsed()) {
      return data.file().value().map(Path::getFileName).map(Path::toString).orElse("");
    }
    return kind().equals(ObjectiveKinds.FUNCTION)
        ? draft(NAME).map(s -> s.field().textProperty().get()).orElse("")
        : ScriptCommand.scriptIn(commandLine()).orElse(kind());
  }

  /** The field that says how many epochs a trial has, or empty where none does. */
  Optional<InputField<?>> epochs() {
    return data.field(DataDraft.MAX_EPOCHS)
        .or(() -> draft(EPOCHS).map(PartDraft.SettingDraft::field));
  }

  /** The settings of those kinds that have some. */
  PartDraft part() {
    return part;
  }

  /** The data file. */
  DataDraft data() {
    return data;
  }

  /** The settings that most set, which are shown at once. */
  List<PartDraft.SettingDraft> mainSettings() {
    return some(true);
  }

  /** The settings that few set. */
  List<PartDraft.SettingDraft> moreSettings() {
    return some(false);
  }

  private List<PartDraft.SettingDraft> some(boolean main) {
    List<PartDraft.SettingDraft> some = new ArrayList<>();
    for (PartDraft.SettingDraft draft : part.settings()) {
      if (isMain(draft.setting().name()) == main) {
        some.add(draft);
      }
    }
    return some;
  }

  private boolean isMain(String setting) {
    return switch (kind()) {
      case ObjectiveKinds.COMMAND -> setting.equals(RUN) || setting.equals(FOLDER);
      case ObjectiveKinds.FUNCTION -> setting.equals(NAME) || setting.equals(EPOCHS);
      case ObjectiveKinds.CLASSIFIER -> setting.equals("model") || setting.equals(CLASS);
      default -> false;
    };
  }
}
