package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartSpec;

/** A sampler or pruner as it is being chosen: its kind, and a field for each of its settings. */
final class PartDraft {
  /**
   * A setting as it is being typed. An empty text means the default.
   *
   * @param setting what it is
   * @param field what was typed
   */
  record SettingDraft(Setting setting, InputField<Optional<Object>> field) {}

  /** No setting has these names: they have no dot. */
  private static final String KIND = "kind";

  private static final String OTHERS = "others";

  private final List<PartKind> kinds;
  private final Runnable changed;
  private final Readers read;
  private final Texts texts;
  private final ObjectProperty<PartKind> kind = new SimpleObjectProperty<>(this, "kind");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final Map<String, List<SettingDraft>> settings = new HashMap<>();
  private final Map<String, Map<String, Object>> others = new HashMap<>();

  /**
   * @param kinds what there is to choose, the default first; at least one
   */
  PartDraft(List<PartKind> kinds, Texts texts, Runnable changed) {
    this.read = new Readers(texts);
    this.texts = texts;
    this.kinds = new ArrayList<>(kinds);
    this.changed = changed;
    kind.set(kinds.get(0));
    kind.addListener((was, old, now) -> changed.run());
  }

  /** What there is to choose. */
  List<PartKind> kinds() {
    return kinds;
  }

  /** The chosen kind. */
  ObjectProperty<PartKind> kindProperty() {
    return kind;
  }

  /** The settings of the chosen kind; what was typed for another kind is kept with that one. */
  List<SettingDraft> settings() {
    return settings.computeIfAbsent(
        kind.get().kind(), k -> kind.get().settings().stream().map(this::draft).toList());
  }

  /** A setting of the chosen kind, or empty where it has none of that name. */
  Optional<SettingDraft> setting(String name) {
    return settings().stream().filter(s -> s.setting().name().equals(name)).findFirst();
  }

  private SettingDraft draft(Setting setting) {
    return new SettingDraft(
        setting,
        new InputField<>(
            SettingLabels.of(setting.name(), texts),
            Readers.optional(text -> value(setting, text)),
            changed));
  }

  private Object value(Setting setting, String text) {
    return switch (setting.type()) {
      case INTEGER -> read.anyWhole(text);
      case NUMBER -> read.number(text);
      case FLAG -> Boolean.valueOf(text);
      case WORD, ARGUMENTS -> text;
      case TIME -> Durations.format(read.time(text));
      case PAIRS -> read.pairs(text);
    };
  }

  /** Takes over a part as a file has it; a kind that is not known is kept as it is. */
  void preset(PartSpec part) {
    PartKind found =
        kinds.stream().filter(k -> k.kind().equals(part.kind())).findFirst().orElse(null);
    if (found == null) {
      found = new PartKind(part.kind(), part.kind(), "", List.of());
      kinds.add(found);
    }
    kind.set(found);
    Map<String, Object> rest =
        new LinkedHashMap<>(Durations.withUnits(part, found.settings()).settings());
    for (SettingDraft draft : settings()) {
      Object given = rest.get(draft.setting().name());
      boolean pairs = draft.setting().type() == PartKind.Type.PAIRS && given instanceof Map;
      if (given instanceof List || given instanceof Map && !pairs) {
        // It stays as it is beside the field; what is typed there from now on counts.
        draft.field().preset("");
        continue;
      }
      rest.remove(draft.setting().name());
      draft.field().preset(given == null ? "" : text(draft.setting(), given));
    }
    others.put(part.kind(), rest);
  }

  /** What undo goes back to: the kind, and the settings of all kinds that were looked at. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    now.put(KIND, kind.get());
    now.put(OTHERS, Map.copyOf(others));
    settings.forEach(
        (of, drafts) ->
            drafts.forEach(
                draft ->
                    now.put(
                        of + "." + draft.setting().name(), draft.field().textProperty().get())));
    return now;
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    kind.set((PartKind) was.get(KIND));
    others.clear();
    if (was.get(OTHERS) instanceof Map<?, ?> kept) {
      kept.forEach((of, rest) -> others.put((String) of, copy(rest)));
    }
    settings.forEach(
        (of, drafts) ->
            drafts.forEach(
                draft ->
                    draft
                        .field()
                        .restore(
                            (String) was.getOrDefault(of + "." + draft.setting().name(), ""))));
  }

  /** Whether a text in what {@link #save} gives is one number. */
  boolean isNumber(String name) {
    return kinds.stream()
        .anyMatch(
            of ->
                of.settings().stream()
                    .filter(setting -> setting.type() == PartKind.Type.NUMBER)
                    .anyMatch(setting -> name.equals(of.kind() + "." + setting.name())));
  }

  private static Map<String, Object> copy(Object map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((name, value) -> copy.put((String) name, value));
    return copy;
  }

  private static String text(Setting setting, Object given) {
    if (given instanceof Map<?, ?> pairs) {
      return OptionText.formatPairs(pairs);
    }
    if (given instanceof Double number) {
      // A word stays as it is.
      return setting.type() == PartKind.Type.NUMBER ? Numbers.field(number) : Numbers.exact(number);
    }
    return String.valueOf(given);
  }

  /** The part, or empty while a setting is wrong. */
  Optional<PartSpec> part() {
    Map<String, Object> given =
        new LinkedHashMap<>(others.getOrDefault(kind.get().kind(), Map.of()));
    for (SettingDraft draft : settings()) {
      if (draft.field().value().isEmpty()) {
        return Optional.empty();
      }
      draft.field().value().get().ifPresent(value -> given.put(draft.setting().name(), value));
    }
    return Optional.of(new PartSpec(kind.get().kind(), given));
  }

  /** The part as it was typed, with what is wrong in it. */
  PartSpec asTyped() {
    Map<String, Object> typed =
        new LinkedHashMap<>(others.getOrDefault(kind.get().kind(), Map.of()));
    for (SettingDraft draft : settings()) {
      draft.field().asTyped().ifPresent(value -> typed.put(draft.setting().name(), value));
    }
    return new PartSpec(kind.get().kind(), typed);
  }

  /** What is wrong with the choice itself. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What others said is forgotten. */
  void recheck() {
    problem.set("");
    settings().forEach(draft -> draft.field().reread());
  }

  /** What the chosen kind does, in the words of its fields. */
  String description() {
    return SettingLabels.in(kind.get().description(), kind.get().settings(), texts);
  }

  /** What is wrong, in the words of the fields. */
  WrongInputException labelled(WrongInputException wrong) {
    String said = SettingLabels.in(wrong.getMessage(), kind.get().settings(), texts);
    return new WrongInputException(wrong.field(), said, wrong);
  }

  /** Shows what is wrong beside the setting that it names, or else beside the choice. */
  void attach(WrongInputException wrong) {
    String sentence = Sentences.beside(wrong);
    // What is wrong within a setting names more than that: objective.command.env.DATA.
    List<String> path = List.of(wrong.field().split("\\."));
    for (SettingDraft draft : settings()) {
      if (path.lastIndexOf(draft.setting().name()) > 0) {
        draft.field().refuse(sentence);
        draft.field().touch();
        return;
      }
    }
    problem.set(sentence);
  }

  /** The first thing that is wrong, or empty. */
  Optional<String> firstProblem() {
    return problems().findFirst();
  }

  /** What is wrong, in the order of the screen. */
  Stream<String> problems() {
    Stream<InputField<?>> fields = settings().stream().map(SettingDraft::field);
    Stream<String> ofFields = StudyParts.problemsOf(fields.toList());
    return Stream.concat(ofFields, Stream.of(problem.get()).filter(one -> !one.isEmpty()));
  }
}
