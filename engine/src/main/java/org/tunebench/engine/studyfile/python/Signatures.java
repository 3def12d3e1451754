package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.Expression.Operation;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/**
 * The options that typer and Fire make of the parameters of a function; of several functions under
 * {@code @app.command()} each is a command of the script.
 */
final class Signatures {
  private static final String CALLBACK = "callback";

  private final List<Line> lines;

  private Signatures(List<Line> lines) {
    this.lines = lines;
  }

  static ScriptOptions read(List<Line> lines) {
    Signatures signatures = new Signatures(lines);
    return signatures
        .function("fire", "Fire")
        .map(Signatures::ofFire)
        .or(() -> signatures.function("typer", "run").map(signatures::ofTyper))
        .or(signatures::ofApp)
        .orElse(ScriptOptions.NONE);
  }

  /** The function that the one call {@code module.method(function)} of the script names. */
  private Optional<Signature> function(String module, String method) {
    List<Call> calls =
        lines.stream()
            .filter(line -> OptionReader.calls(line, method))
            .flatMap(line -> OptionReader.call(line, line.indexOf("=") + 1).stream())
            .filter(call -> call.name().equals(module + "." + method))
            .toList();
    return calls.size() == 1
            && calls.get(0).arguments().size() == 1
            && calls.get(0).arguments().get(0) instanceof Name name
        ? Signature.defined(lines, name.dotted())
        : Optional.empty();
  }

  /**
   * The functions under {@code @app.command()}. One alone is the script itself, unless another is
   * the {@code callback}, which has what stands before the commands.
   */
  private Optional<ScriptOptions> ofApp() {
    Map<String, ScriptOptions> commands = new LinkedHashMap<>();
    decorated("command").forEach(line -> commands.put(called(line), ofTyper(line)));
    List<Integer> callbacks = decorated(CALLBACK);
    boolean isApp =
        !commands.isEmpty()
            && OptionReader.says(lines, "Typer")
            && !OptionReader.says(lines, "add_typer")
            && (callbacks.isEmpty() || callbacks.size() == 1);
    if (!isApp) {
      return Optional.empty();
    }
    ScriptOptions before =
        callbacks.isEmpty() ? new ScriptOptions(List.of(), true, false) : ofTyper(callbacks.get(0));
    return Optional.of(
        commands.size() == 1 && !OptionReader.says(lines, CALLBACK)
            ? commands.values().iterator().next()
            : new ScriptOptions(before.options(), before.isComplete(), false, commands));
  }

  /** The places of the lines that a method decorates by, with the line of a function behind. */
  private List<Integer> decorated(String method) {
    return IntStream.range(0, lines.size() - 1)
        .filter(i -> lines.get(i).first().is("@") && OptionReader.calls(lines.get(i), method))
        .filter(i -> lines.get(i + 1).keyword().equals("def"))
        .boxed()
        .toList();
  }

  private String called(int decorator) {
    return OptionReader.call(lines.get(decorator), 1)
        .flatMap(call -> call.arguments().stream().findFirst().or(() -> name(call)))
        .flatMap(OptionDraft::text)
        .orElseGet(() -> Signature.nameIn(lines.get(decorator + 1)).replace('_', '-'));
  }

  private static Optional<Expression> name(Call call) {
    return Optional.ofNullable(call.named().get("name"));
  }

  private ScriptOptions ofTyper(int decorator) {
    return Signature.of(lines.get(decorator + 1)).map(this::ofTyper).orElse(ScriptOptions.NONE);
  }

  private static ScriptOptions ofFire(Signature signature) {
    List<ScriptOption> options = new ArrayList<>();
    for (Signature.Parameter parameter : signature.parameters()) {
      OptionDraft draft = new OptionDraft(parameter.line());
      draft.call(parameter.name());
      draft.flags.add("--" + parameter.name());
      draft.flags.add("--" + parameter.name().replace('_', '-'));
      parameter.standard().ifPresent(draft::standard);
      boolean isTruth =
          parameter
                  .standard()
                  .flatMap(OptionDraft::constant)
                  .filter(Boolean.class::isInstance)
                  .isPresent()
              || parameter.annotation().map(OptionDraft::word).orElse("").equals("bool");
      if (isTruth) {
        draft.beSwitch("--no" + parameter.name());
      } else {
        parameter.annotation().ifPresent(type -> annotate(draft, type));
      }
      options.add(draft.option());
    }
    return new ScriptOptions(options, signature.isClosed(), false);
  }

  private ScriptOptions ofTyper(Signature signature) {
    List<ScriptOption> options = new ArrayList<>();
    boolean isComplete = signature.isClosed();
    for (Signature.Parameter parameter : signature.parameters()) {
      Optional<Call> call = declaration(parameter);
      boolean isOption =
          call.map(said -> said.last().equals("Option")).orElse(parameter.standard().isPresent());
      if (isOption) {
        options.add(typerOption(parameter, call));
      }
    }
    return new ScriptOptions(options, isComplete, false);
  }

  /** {@code typer.Option(…)}, as the default or within {@code Annotated[…]}. */
  private static Optional<Call> declaration(Signature.Parameter parameter) {
    return parameter
        .standard()
        .filter(Signatures::declares)
        .or(
            () ->
                parameter
                    .annotation()
                    .filter(type -> isIndexed(type, "Annotated"))
                    .flatMap(type -> index(type).stream().filter(Signatures::declares).findFirst()))
        .map(Call.class::cast);
  }

  private static boolean declares(Expression expression) {
    return expression instanceof Call call
        && (call.last().equals("Option") || call.last().equals("Argument"));
  }

  private ScriptOption typerOption(Signature.Parameter parameter, Optional<Call> call) {
    OptionDraft draft = new OptionDraft(parameter.line());
    boolean isDefault = parameter.standard().filter(Signatures::declares).isPresent();
    List<Expression> listed = call.map(Call::arguments).orElse(List.of());
    Map<String, Expression> said = call.map(Call::named).orElse(Map.of());
    for (Expression flag : isDefault ? listed.stream().skip(1).toList() : listed) {
      OptionDraft.text(flag).ifPresent(text -> Click.name(draft, text));
    }
    draft.call(parameter.name());
    String flag = parameter.name().replace('_', '-');
    boolean isNamed = !draft.flags.isEmpty();
    if (!isNamed) {
      draft.flags.add("--" + flag);
    }
    Optional<Expression> standard =
        !isDefault
            ? parameter.standard()
            : listed.stream().findFirst().or(() -> Optional.ofNullable(said.get("default")));
    standard.ifPresent(draft::standard);
    String type = parameter.annotation().map(Signatures::bare).map(OptionDraft::word).orElse("");
    Map<String, Expression> members = Enums.members(lines, type);
    Optional.ofNullable(said.get("help")).ifPresent(draft::help);
    draft.limit(Optional.ofNullable(said.get("min")), Optional.ofNullable(said.get("max")));
    if (!members.isEmpty()) {
      draft.take(Type.TEXT);
      draft.choose(new Items(parameter.line(), List.copyOf(members.values())));
      standard.map(OptionDraft::word).map(members::get).ifPresent(draft::standard);
    } else if (!type.equals("bool")) {
      parameter.annotation().ifPresent(given -> annotate(draft, given));
    } else if (draft.option().off().isEmpty()) {
      draft.beSwitch(isNamed ? null : "--no-" + flag);
    }
    return draft.option();
  }

  /** What a type in an annotation says: also within {@code Optional}, and of {@code Literal}. */
  static void annotate(OptionDraft draft, Expression annotation) {
    Expression type = bare(annotation);
    if (isIndexed(type, "Literal")) {
      draft.choose(new Items(type.line(), index(type)));
    } else if (type instanceof Name) {
      draft.takeAs(type);
    } else {
      draft.take(Type.OTHER);
    }
  }

  /** A type without {@code Annotated}, {@code Optional} and {@code | None}. */
  static Expression bare(Expression type) {
    if (isIndexed(type, "Annotated") || isIndexed(type, "Optional")) {
      return bare(index(type).get(0));
    }
    boolean orNone =
        type instanceof Operation operation
            && operation.operator().equals("|")
            && operation.parts().get(1).shown().equals("None");
    return orNone ? bare(type.parts().get(0)) : type;
  }

  private static boolean isIndexed(Expression type, String name) {
    return type instanceof Operation operation
        && operation.operator().equals("[]")
        && OptionDraft.word(operation.parts().get(0)).equals(name);
  }

  private static List<Expression> index(Expression type) {
    Expression inner = type.parts().get(1);
    return inner instanceof Items items ? items.parts() : List.of(inner);
  }
}
