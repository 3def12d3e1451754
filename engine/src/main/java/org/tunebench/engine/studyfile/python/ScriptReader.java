package org.tunebench.engine.studyfile.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.Expression.Operation;
import org.tunebench.engine.studyfile.python.Expression.Other;

/** Walks through the statements of a script and takes the parameters in. */
final class ScriptReader {
  private static final Set<String> PLAIN_BLOCKS =
      Set.of("def", "class", "async", "try", "finally", "with");
  private static final Set<String> LOOPS = Set.of("for", "while", "except", "match", "case");

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "//", "%", "**");

  private final List<Line> lines;
  private final Gathering found = new Gathering();
  private final Grids grids = new Grids(found);
  private final List<Dialect> dialects;
  private final Map<String, String> variables = new HashMap<>();
  private final Guard guard = new Guard(found, variables);
  private final Deque<Block> blocks = new ArrayDeque<>();
  private Block closed;

  ScriptReader(List<Line> lines) {
    this.lines = lines;
    this.dialects =
        List.of(
            new Optuna(found),
            new KerasTuner(found),
            new Hyperopt(found, new Branches(found, this::take)));
  }

  PythonSpace read() {
    lines.forEach(this::read);
    return found.space();
  }

  private void read(Line line) {
    leaveBlocks(line);
    Token first = line.first();
    if (line.opensBlock() && first.kind() == Token.Kind.NAME) {
      if (first.is("if") || first.is("elif") || first.is("else")) {
        branch(line);
        return;
      }
      if (PLAIN_BLOCKS.contains(first.text())) {
        block(line, with(line));
        return;
      }
      if (LOOPS.contains(first.text())) {
        block(line, Optional.empty());
        return;
      }
    }
    if (speaksOfSearch(line)) {
      statement(line);
    }
  }

  private void leaveBlocks(Line line) {
    closed = null;
    while (!blocks.isEmpty() && blocks.peek().indent() >= line.indent()) {
      closed = blocks.pop();
    }
  }

  private void block(Line line, Optional<List<Condition>> when) {
    blocks.push(new Block(line.indent(), line.number(), line.first().text(), when, List.of()));
  }

  /**
   * {@code with hp.conditional_scope("model", ["a"]):} of KerasTuner; other ones change nothing.
   */
  private Optional<List<Condition>> with(Line line) {
    boolean scope = line.tokens().stream().anyMatch(token -> token.is("conditional_scope"));
    if (!scope) {
      return Optional.of(List.of());
    }
    Expression opened = new ExpressionParser(line.tokens(), 1).upTo(":");
    if (!(opened instanceof Call call)) {
      return Optional.empty();
    }
    Arguments given = new Arguments(call, List.of("parent_name", "parent_values"));
    List<Object> values = Options.of(given.items("parent_values"), found.notes());
    return Optional.of(List.of(new Condition(given.text("parent_name"), values)));
  }

  private void branch(Line line) {
    boolean follows = !line.first().is("if");
    List<Expression> before = follows && closed != null ? closed.tests() : List.of();
    Optional<List<Condition>> when = guard.without(before);
    List<Expression> tests = new ArrayList<>(before);
    if (!line.first().is("else")) {
      Optional<Expression> test = test(line);
      Optional<List<Condition>> own = test.flatMap(guard::holding);
      // A test that is met makes those before it fail where they look at the same parameter.
      when = own.isEmpty() ? own : implied(own.get(), before).or(() -> joined(before, own.get()));
      tests.add(test.orElse(new Other(line.number(), "…", List.of())));
    }
    blocks.push(new Block(line.indent(), line.number(), line.first().text(), when, tests));
  }

  private static Optional<Expression> test(Line line) {
    try {
      return Optional.of(new ExpressionParser(line.tokens(), 1).upTo(":"));
    } catch (WrongInputException notPlain) {
      return Optional.empty();
    }
  }

  private Optional<List<Condition>> implied(List<Condition> own, List<Expression> before) {
    if (before.isEmpty()) {
      return Optional.of(own);
    }
    Optional<List<Condition>> others = guard.without(before);
    boolean implied =
        others.isPresent()
            && others.get().stream()
                .allMatch(
                    other ->
                        own.stream()
                            .anyMatch(
                                o ->
                                    o.parent().equals(other.parent())
                                        && other.values().containsAll(o.values())));
    return implied ? Optional.of(own) : Optional.empty();
  }

  private Optional<List<Condition>> joined(List<Expression> before, List<Condition> own) {
    return guard
        .without(before)
        .map(
            others -> {
              List<Condition> all = new ArrayList<>(others);
              all.addAll(own);
              return all;
            });
  }

  /** Whether a line may name parameters: any other one is passed over, whatever it says. */
  private boolean speaksOfSearch(Line line) {
    boolean dictionary = false;
    for (int i = 0; i < line.tokens().size(); i++) {
      Token token = line.tokens().get(i);
      boolean call = i + 1 < line.tokens().size() && line.tokens().get(i + 1).is("(");
      if (token.kind() == Token.Kind.NAME && call && isSearch(line, i)) {
        return true;
      }
      boolean entry =
          token.kind() == Token.Kind.STRING
              && i + 1 < line.tokens().size()
              && line.tokens().get(i + 1).is(":");
      dictionary |= entry && blocks.isEmpty();
    }
    return dictionary;
  }

  private static boolean isSearch(Line line, int at) {
    String word = line.tokens().get(at).text();
    boolean attribute = at >= 2 && line.tokens().get(at - 1).is(".");
    String owner = attribute ? line.tokens().get(at - 2).text() : "";
    return attribute && (word.startsWith("suggest_") || owner.equals("hp"));
  }

  private void statement(Line line) {
    Expression value = new ExpressionParser(line.tokens(), start(line)).all();
    List<Condition> when = when(line);
    if (value instanceof Call call && dialectOf(call).isPresent()) {
      String name = dialectOf(call).get().read(call, when);
      target(line).ifPresent(variable -> variables.put(variable, name));
    } else if (value instanceof Dictionary dictionary && isGrid(dictionary)) {
      grids.read(dictionary);
    } else {
      take(value, when);
    }
  }

  private boolean isGrid(Dictionary dictionary) {
    return grids.knows(dictionary) && !names(dictionary);
  }

  /** Whether calls that name parameters are anywhere in it. */
  private boolean names(Expression expression) {
    return (expression instanceof Call call && dialectOf(call).isPresent())
        || expression.parts().stream().anyMatch(this::names);
  }

  /** Where the value begins: behind {@code name =}, {@code name: type =} or {@code return}. */
  private static int start(Line line) {
    if (line.first().is("return")) {
      return 1;
    }
    int depth = 0;
    for (int i = 0; i < line.tokens().size(); i++) {
      Token token = line.tokens().get(i);
      depth += "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) ? -1 : 0;
      if (depth == 0 && token.is("=")) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Optional<String> target(Line line) {
    int start = start(line);
    boolean plain = start >= 2 && line.first().kind() == Token.Kind.NAME;
    return plain ? Optional.of(line.first().text()) : Optional.empty();
  }

  private List<Condition> when(Line line) {
    List<Condition> all = new ArrayList<>();
    for (Iterator<Block> outside = blocks.descendingIterator(); outside.hasNext(); ) {
      Block block = outside.next();
      all.addAll(block.when().orElseThrow(() -> notPlain(line, block)));
    }
    return all;
  }

  private static WrongInputException notPlain(Line line, Block block) {
    return Refusal.at(
        line.number(),
        LOOPS.contains(block.what())
            ? "a parameter inside a loop (line %d) cannot be read: write one line for each, with its full name"
                .formatted(block.line())
            : "it depends on line %d, which is no plain condition: compare a variable that holds a parameter, such as if optimizer == 'sgd':"
                .formatted(block.line()));
  }

  private Optional<Dialect> dialectOf(Call call) {
    boolean wholeNumber =
        call.last().equals("int") && call.arguments().stream().noneMatch(this::names);
    return wholeNumber
        ? Optional.empty()
        : dialects.stream().filter(dialect -> dialect.knows(call)).findFirst();
  }

  /** Takes all parameters of an expression in. */
  private void take(Expression expression, List<Condition> when) {
    if (expression instanceof Call call && dialectOf(call).isPresent()) {
      dialectOf(call).get().read(call, when);
      return;
    }
    if (expression instanceof Call call && isUnknown(call)) {
      throw Refusal.at(
          call.line(),
          "%s is not known here: of hyperopt uniform, loguniform, normal, lognormal, those with q, randint, uniformint, choice and pchoice are, of KerasTuner Float, Int, Choice, Boolean and Fixed"
              .formatted(call.name()));
    }
    if (expression instanceof Other other && names(other)) {
      throw Refusal.at(
          other.line(),
          "a parameter inside %s cannot be read: write one line for each".formatted(other.shown()));
    }
    if (expression instanceof Operation operation
        && ARITHMETIC.contains(operation.operator())
        && operation.parts().stream().anyMatch(this::isOfHyperopt)) {
      throw Refusal.at(
          operation.line(),
          "arithmetic with a parameter of hyperopt cannot be honoured: do it in the objective");
    }
    expression.parts().forEach(part -> take(part, when));
  }

  /** Others hand the bare value to the code, which may do with it as it likes. */
  private boolean isOfHyperopt(Expression expression) {
    return expression instanceof Call call
        && dialectOf(call).filter(Hyperopt.class::isInstance).isPresent();
  }

  private static boolean isUnknown(Call call) {
    return call.function() instanceof Name name
        && name.dotted().startsWith("hp.")
        && call.arguments().stream().findFirst().filter(Constant.class::isInstance).isPresent();
  }
}
