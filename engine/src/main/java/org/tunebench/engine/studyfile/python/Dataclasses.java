package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.Expression.Operation;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;
import org.tunebench.engine.studyfile.python.Signature.Parameter;

/**
 * The options that the parsers of transformers ({@code HfArgumentParser(Config)}), simple_parsing
 * ({@code parse(Config)}, {@code add_arguments(Config, …)}) and tyro ({@code tyro.cli(Config)})
 * make of the fields of dataclasses, and tyro of the parameters of a function.
 */
final class Dataclasses {
  private static final String SIMPLE_PARSING = "simple_parsing";
  private static final String TYRO = "tyro";
  private static final List<String> MAKERS = List.of("HfArgumentParser", SIMPLE_PARSING, TYRO);

  private final List<Line> lines;
  private final boolean isSimple;
  private final List<ScriptOption> options = new ArrayList<>();
  private boolean isComplete = true;

  /** What makes the options. */
  private enum Maker {
    TRANSFORMERS,
    SIMPLE,
    TYRO
  }

  private Dataclasses(List<Line> lines) {
    this.lines = lines;
    isSimple = OptionReader.says(lines, SIMPLE_PARSING);
  }

  /** {@link ScriptOptions#NONE} where no such parser is called. */
  static ScriptOptions read(List<Line> lines) {
    if (MAKERS.stream().noneMatch(maker -> OptionReader.says(lines, maker))) {
      return ScriptOptions.NONE;
    }
    Dataclasses reader = new Dataclasses(lines);
    lines.forEach(reader::read);
    boolean byBeginning = !OptionReader.says(lines, TYRO);
    return reader.options.isEmpty()
        ? ScriptOptions.NONE
        : new ScriptOptions(reader.options, reader.isComplete, byBeginning);
  }

  private void read(Line line) {
    int from = line.first().is("return") ? 1 : line.indexOf("=") + 1;
    OptionReader.expression(line, from).stream()
        .flatMap(Dataclasses::calls)
        .forEach(
            call ->
                maker(call).ifPresent(maker -> read(maker, call.arguments().stream().findFirst())));
  }

  private static Stream<Call> calls(Expression expression) {
    Stream<Call> inner = expression.parts().stream().flatMap(Dataclasses::calls);
    return expression instanceof Call call ? Stream.concat(Stream.of(call), inner) : inner;
  }

  private Optional<Maker> maker(Call call) {
    return switch (call.name()) {
      case "HfArgumentParser", "transformers.HfArgumentParser" -> Optional.of(Maker.TRANSFORMERS);
      case "tyro.cli" -> Optional.of(Maker.TYRO);
      case "parse", "simple_parsing.parse" ->
          isSimple ? Optional.of(Maker.SIMPLE) : Optional.empty();
      default ->
          isSimple && call.last().equals("add_arguments")
              ? Optional.of(Maker.SIMPLE)
              : Optional.empty();
    };
  }

  private void read(Maker maker, Optional<Expression> of) {
    List<Expression> named =
        of.map(one -> one instanceof Items items ? items.parts() : List.of(one)).orElse(List.of());
    isComplete &= !named.isEmpty();
    for (Expression one : named) {
      List<Parameter> found = one instanceof Name name ? parameters(name.dotted()) : List.of();
      isComplete &= !found.isEmpty();
      found.forEach(parameter -> option(maker, parameter).ifPresent(options::add));
    }
  }

  private List<Parameter> parameters(String name) {
    Optional<Signature> function = Signature.defined(lines, name);
    isComplete &= function.map(Signature::isClosed).orElse(true);
    return function
        .map(Signature::parameters)
        .orElseGet(
            () -> {
              Map<String, Parameter> found = new LinkedHashMap<>();
              isComplete &= takeFields(name, found, new HashSet<>());
              return List.copyOf(found.values());
            });
  }

  /**
   * Takes the fields of a class in, those that it inherits first; one of the same name replaces
   * what it inherits in its place.
   *
   * @param seen classes that have been taken in
   * @return whether all of the classes are in the script
   */
  private boolean takeFields(String name, Map<String, Parameter> found, Set<String> seen) {
    for (int i = 1; i < lines.size(); i++) {
      List<Token> words = lines.get(i).tokens();
      boolean isIt = words.get(0).is("class") && words.size() > 1 && words.get(1).is(name);
      if (isIt && isDataclass(i)) {
        boolean isWhole = true;
        for (Token base : words.subList(2, words.size())) {
          if (base.kind() == Token.Kind.NAME && seen.add(base.text())) {
            isWhole &= takeFields(base.text(), found, seen);
          }
        }
        own(i).forEach(field -> found.put(field.name(), field));
        return isWhole;
      }
    }
    return false;
  }

  private boolean isDataclass(int place) {
    for (int i = place - 1; i >= 0 && lines.get(i).first().is("@"); i--) {
      if (lines.get(i).tokens().stream().anyMatch(token -> token.is("dataclass"))) {
        return true;
      }
    }
    return false;
  }

  private List<Parameter> own(int place) {
    int outside = lines.get(place).indent();
    List<Parameter> found = new ArrayList<>();
    for (int i = place + 1; i < lines.size() && lines.get(i).indent() > outside; i++) {
      Line line = lines.get(i);
      boolean isField =
          line.indent() == lines.get(place + 1).indent()
              && line.tokens().size() > 2
              && line.tokens().get(1).is(":")
              && line.colon() < 0;
      if (isField) {
        found.add(Signature.parameter(line.tokens()));
      }
    }
    return found;
  }

  private Optional<ScriptOption> option(Maker maker, Parameter parameter) {
    Optional<Call> field =
        parameter.standard().filter(Call.class::isInstance).map(Call.class::cast);
    Map<String, Expression> said = field.map(Call::named).orElse(Map.of());
    boolean isNone =
        OptionDraft.constant(said.get("init")).equals(Optional.of(false))
            || parameter.annotation().filter(Dataclasses::isOfTheClass).isPresent();
    if (isNone) {
      return Optional.empty();
    }
    OptionDraft draft = new OptionDraft(parameter.line());
    draft.call(parameter.name());
    spell(draft, maker, parameter.name());
    (field.isPresent() ? Optional.ofNullable(said.get("default")) : parameter.standard())
        .ifPresent(draft::standard);
    help(said).ifPresent(draft::help);
    boolean isTruth =
        parameter
            .annotation()
            .map(Signatures::bare)
            .map(OptionDraft::word)
            .orElse("")
            .equals("bool");
    if (isTruth && maker == Maker.TYRO) {
      draft.beSwitch("--no-" + parameter.name().replace('_', '-'));
    } else if (isTruth) {
      draft.chooseWords("True", "False");
    } else {
      parameter.annotation().ifPresent(type -> Signatures.annotate(draft, type));
    }
    ScriptOption option = draft.option();
    // A class of its own has options of its own.
    isComplete &= option.type() != Type.OTHER;
    return Optional.of(option);
  }

  private static boolean isOfTheClass(Expression annotation) {
    Expression type = annotation instanceof Operation indexed ? indexed.parts().get(0) : annotation;
    return OptionDraft.word(type).equals("ClassVar");
  }

  /** The spelling that its own documentation has comes first; both are understood. */
  private static void spell(OptionDraft draft, Maker maker, String name) {
    List<String> flags = List.of("--" + name, "--" + name.replace('_', '-'));
    draft.flags.add(flags.get(maker == Maker.TYRO ? 1 : 0));
    draft.flags.add(flags.get(maker == Maker.TYRO ? 0 : 1));
  }

  /** {@code help="…"}, or {@code metadata={"help": "…"}}. */
  private static Optional<Expression> help(Map<String, Expression> said) {
    if (said.get("metadata") instanceof Dictionary metadata) {
      for (int i = 0; i < metadata.keys().size(); i++) {
        if (metadata.keys().get(i) instanceof Constant key && "help".equals(key.value())) {
          return Optional.of(metadata.values().get(i));
        }
      }
    }
    return Optional.ofNullable(said.get("help"));
  }
}
