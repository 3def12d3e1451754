package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** {@code flags.DEFINE_float("lr", 1e-3, "learning rate", lower_bound=0.0)} of absl. */
final class Absl {
  private static final String DECLARES = "DEFINE_";
  private static final String ENUM = "enum";
  private static final List<String> PARAMETERS = List.of("name", "default", "help");
  private static final List<String> ENUM_PARAMETERS =
      List.of("name", "default", "enum_values", "help");

  private Absl() {}

  /** Whether a line is {@code ….DEFINE_…(}. */
  static boolean declares(Line line) {
    List<Token> tokens = line.tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean isName = token.kind() == Token.Kind.NAME && token.text().startsWith(DECLARES);
      if (isName && tokens.get(i + 1).is("(")) {
        return true;
      }
    }
    return false;
  }

  /** Never complete: each module that a script imports may declare more, and absl's own do. */
  static ScriptOptions read(List<Line> lines) {
    List<ScriptOption> options =
        lines.stream()
            .filter(Absl::declares)
            .flatMap(line -> OptionReader.call(line, line.indexOf("=") + 1).stream())
            .flatMap(call -> option(call).stream())
            .toList();
    return new ScriptOptions(options, false, false);
  }

  private static Optional<ScriptOption> option(Call call) {
    if (!call.last().startsWith(DECLARES)) {
      return Optional.empty();
    }
    String kind = call.last().substring(DECLARES.length());
    return given(call, kind, "name")
        .flatMap(OptionDraft::text)
        .map(name -> option(call, kind, name));
  }

  private static ScriptOption option(Call call, String kind, String name) {
    OptionDraft draft = new OptionDraft(call.line());
    draft.call(name);
    draft.flags.add("--" + name);
    switch (kind) {
      case "float" -> draft.take(Type.REAL);
      case "integer" -> draft.take(Type.WHOLE);
      case "string" -> draft.take(Type.TEXT);
      case "bool", "boolean" -> draft.beSwitch("--no" + name);
      case ENUM -> {
        draft.take(Type.TEXT);
        given(call, kind, "enum_values").ifPresent(draft::choose);
      }
      default -> draft.take(Type.OTHER);
    }
    given(call, kind, "default").ifPresent(draft::standard);
    given(call, kind, "help").ifPresent(draft::help);
    draft.limit(
        Optional.ofNullable(call.named().get("lower_bound")),
        Optional.ofNullable(call.named().get("upper_bound")));
    return draft.option();
  }

  private static Optional<Expression> given(Call call, String kind, String parameter) {
    int place = (kind.equals(ENUM) ? ENUM_PARAMETERS : PARAMETERS).indexOf(parameter);
    boolean byPlace = place >= 0 && place < call.arguments().size();
    return Optional.ofNullable(byPlace ? call.arguments().get(place) : call.named().get(parameter));
  }
}
