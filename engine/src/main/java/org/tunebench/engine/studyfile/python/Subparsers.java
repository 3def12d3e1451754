package org.tunebench.engine.studyfile.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.Expression.Operation;

/**
 * The options of a script of argparse that has commands: {@code sub = parser.add_subparsers()},
 * {@code fit = sub.add_parser("fit")}, {@code fit.add_argument("--lr")}. Which parser an option is
 * of is followed through variables, through the functions of the script that are handed a parser,
 * and through {@code parents}.
 */
final class Subparsers {
  private static final String RETURN = "return";

  private final List<Line> lines;

  /** What variables hold, by the function that they are of; those of the module under "". */
  private final Map<String, Map<String, Parser.Handle>> variables = new HashMap<>();

  private final Map<String, Function> functions = new HashMap<>();
  private final List<Parser> made = new ArrayList<>();
  private final Set<Parser> parents = new HashSet<>();

  /** Looks again for parents that stand below the function that uses them, or nowhere. */
  private final List<Runnable> late = new ArrayList<>();

  private String inside = "";

  /** Whether options are declared for a parser that cannot be told. */
  private boolean isScattered;

  /** A function of the script: a stand-in for each parser that it may be handed. */
  private static final class Function {
    final List<String> parameters = new ArrayList<>();
    final Map<String, Parser> standIns = new HashMap<>();
    Parser.Handle result;
    boolean isAmbiguous;
  }

  private Subparsers(List<Line> lines) {
    this.lines = lines;
  }

  static ScriptOptions read(List<Line> lines) {
    return new Subparsers(lines).read();
  }

  private ScriptOptions read() {
    lines.forEach(this::define);
    Deque<Line> open = new ArrayDeque<>();
    for (Line line : lines) {
      while (!open.isEmpty() && line.indent() <= open.peek().indent()) {
        open.pop();
      }
      inside = open.isEmpty() ? "" : Signature.nameIn(open.peek());
      if (isFunction(line)) {
        open.push(line);
      } else {
        follow(line);
      }
    }
    inside = "";
    late.forEach(Runnable::run);
    List<Parser> roots =
        made.stream().filter(parser -> !parents.contains(parser) && parser.hasCommands()).toList();
    return roots.size() == 1
        ? roots.get(0).options(!isScattered && !Argparse.isOpen(lines))
        : ScriptOptions.NONE;
  }

  private static boolean isFunction(Line line) {
    return line.keyword().equals("def") && Signature.of(line).isPresent();
  }

  private void define(Line line) {
    if (!isFunction(line)) {
      return;
    }
    String name = Signature.nameIn(line);
    Function function = new Function();
    function.isAmbiguous = functions.containsKey(name);
    Map<String, Parser.Handle> known = new HashMap<>();
    for (Signature.Parameter parameter : Signature.of(line).orElseThrow().parameters()) {
      Parser standIn = new Parser();
      function.parameters.add(parameter.name());
      function.standIns.put(parameter.name(), standIn);
      known.put(parameter.name(), new Parser.Handle(standIn, false));
    }
    functions.put(name, function);
    variables.put(name, known);
  }

  private void follow(Line line) {
    int sign = line.indexOf("=");
    boolean returns = line.first().is(RETURN);
    Optional<Expression> value = OptionReader.expression(line, returns ? 1 : sign + 1);
    isScattered |= value.isEmpty() && OptionReader.calls(line, Argparse.DECLARES);
    Optional<Parser.Handle> held = value.flatMap(this::handle);
    if (returns && functions.containsKey(inside)) {
      held.ifPresent(handle -> functions.get(inside).result = handle);
    } else if (sign > 0) {
      assign(target(line, sign), held);
    }
  }

  /** The name, dotted or not, that a line assigns. */
  private static String target(Line line, int sign) {
    StringBuilder name = new StringBuilder();
    for (Token token : line.tokens().subList(0, sign)) {
      if (token.is(":")) {
        break;
      }
      name.append(token.text());
    }
    return name.toString();
  }

  private void assign(String target, Optional<Parser.Handle> held) {
    Map<String, Parser.Handle> scope =
        variables.computeIfAbsent(target.indexOf('.') < 0 ? inside : "", name -> new HashMap<>());
    held.ifPresentOrElse(handle -> scope.put(target, handle), () -> scope.remove(target));
  }

  /** The parser, or its group, that an expression is; what it declares on the way is taken in. */
  private Optional<Parser.Handle> handle(Expression expression) {
    if (expression instanceof Name name) {
      return held(inside, name.dotted()).or(() -> held("", name.dotted()));
    }
    if (expression instanceof Call call) {
      return handle(call);
    }
    expression.parts().forEach(this::handle);
    return Optional.empty();
  }

  private Optional<Parser.Handle> held(String scope, String name) {
    return Optional.ofNullable(variables.getOrDefault(scope, Map.of()).get(name));
  }

  private Optional<Parser.Handle> handle(Call call) {
    Optional<Parser.Handle> of = receiver(call);
    String method = method(call);
    switch (method) {
      case Argparse.PARSER -> {
        return Optional.of(new Parser.Handle(withParents(new Parser(), call), false));
      }
      case Argparse.DECLARES -> {
        isScattered |= of.isEmpty();
        of.ifPresent(handle -> handle.declare(Argparse.draft(call)));
        return Optional.empty();
      }
      case Argparse.DEFAULTS -> {
        of.ifPresent(handle -> handle.parser().setDefaults(call.named()));
        return Optional.empty();
      }
      case "add_parser" -> {
        return of.map(handle -> command(handle.parser(), call));
      }
      case "add_subparsers", "add_argument_group", Argparse.EXCLUSIVE -> {
        return of.map(
            handle -> new Parser.Handle(handle.parser(), method.equals(Argparse.EXCLUSIVE)));
      }
      default -> {
        return called(method, call);
      }
    }
  }

  /** What a method is called on. */
  private Optional<Parser.Handle> receiver(Call call) {
    if (call.function() instanceof Name name) {
      int dot = name.dotted().lastIndexOf('.');
      return dot < 0
          ? Optional.empty()
          : handle(new Name(name.line(), name.dotted().substring(0, dot)));
    }
    return call.function() instanceof Operation attribute && attribute.operator().startsWith(".")
        ? handle(attribute.parts().get(0))
        : Optional.empty();
  }

  private static String method(Call call) {
    return call.function() instanceof Operation attribute
        ? attribute.operator().replaceFirst("^\\.", "")
        : call.last();
  }

  private Parser.Handle command(Parser of, Call call) {
    Optional<String> name = call.arguments().stream().findFirst().flatMap(OptionDraft::text);
    Parser parser = withParents(name.map(of::command).orElseGet(of::unnamedCommand), call);
    return new Parser.Handle(parser, false);
  }

  private Parser withParents(Parser parser, Call call) {
    if (call.last().equals(Argparse.PARSER)) {
      made.add(parser);
    }
    Expression named = call.named().get(Argparse.PARENTS);
    if (named != null) {
      List<Expression> parts = named instanceof Items items ? items.parts() : List.of(named);
      for (Expression part : parts) {
        handle(part)
            .map(Parser.Handle::parser)
            .ifPresentOrElse(
                parent -> inherit(parser, parent), () -> late.add(() -> inherit(parser, part)));
      }
    }
    return parser;
  }

  private void inherit(Parser parser, Expression parent) {
    handle(parent)
        .map(Parser.Handle::parser)
        .ifPresentOrElse(known -> inherit(parser, known), parser::open);
  }

  private void inherit(Parser parser, Parser parent) {
    parents.add(parent);
    parser.include(parent);
  }

  /** A function that is handed a parser may declare options for it. */
  private Optional<Parser.Handle> called(String name, Call call) {
    Optional<Function> function =
        Optional.ofNullable(functions.get(name)).filter(known -> !known.isAmbiguous);
    boolean isMethod =
        function
            .filter(known -> known.parameters.stream().findFirst().equals(Optional.of("self")))
            .isPresent();
    for (int i = 0; i < call.arguments().size(); i++) {
      int place = isMethod ? i + 1 : i;
      hand(
          call.arguments().get(i),
          function
              .filter(known -> place < known.parameters.size())
              .map(known -> known.standIns.get(known.parameters.get(place))));
    }
    call.named()
        .forEach(
            (parameter, value) ->
                hand(value, function.map(known -> known.standIns.get(parameter))));
    return function.map(known -> known.result);
  }

  private void hand(Expression argument, Optional<Parser> standIn) {
    handle(argument)
        .map(Parser.Handle::parser)
        .ifPresent(parser -> standIn.ifPresentOrElse(parser::include, parser::open));
  }
}
