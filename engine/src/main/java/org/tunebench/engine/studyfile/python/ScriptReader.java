package org.tunebench.engine.studyfile.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
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
  private static final Set<String> PLAIN_BLOCKS = Set.of("def", "class", "try", "finally", "with");
  private static final Set<String> BRANCHES = Set.of("if", "elif", "else");
  private static final Set<String> LOOPS = Set.of("for", "while");
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "//", "%", "**");
  private static final Set<String> SHORT_CIRCUITS = Set.of("and", "or");
  private static final Optional<List<Condition>> ALWAYS = Optional.of(List.of());

  private final List<Line> lines;
  private final Gathering found = new Gathering();
  private final Grids grids = new Grids(found);
  private final RayTune ray = new RayTune(found);
  private final List<Dialect> dialects;
  private final Variables variables = new Variables();
  private final Guard guard = new Guard(found, variables);
  private final Deque<Block> blocks = new ArrayDeque<>();

  /** A dictionary beside such calls is meant for something else, such as Optuna's grid of them. */
  private final boolean callsName;

  private Block closed;

  ScriptReader(List<Line> lines) {
    this.lines = lines;
    this.callsName = lines.stream().anyMatch(Line::namesParameters);
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
    Block in = blocks.peek();
    Optional<String> parameter = Optional.empty();
    if (line.opensBlock()) {
      blocks.push(BRANCHES.contains(line.keyword()) ? branch(line) : block(line));
    } else if (line.drawsByRay()) {
      ray.read(new ExpressionParser(line.tokens(), start(line)).all());
    } else if (line.namesParameters() || (!callsName && line.hasEntry() && blocks.isEmpty())) {
      // Any other line is passed over, whatever it says.
      parameter = isLeftOut(line) ? Optional.empty() : statement(line);
    }
    variables.assign(line, parameter, in);
  }

  private void leaveBlocks(Line line) {
    closed = null;
    while (!blocks.isEmpty() && blocks.peek().indent() >= line.indent()) {
      closed = blocks.pop();
      variables.leave(closed);
    }
  }

  private Block block(Line line) {
    Optional<List<Condition>> when =
        PLAIN_BLOCKS.contains(line.keyword()) ? ALWAYS : Optional.empty();
    boolean scoped = line.tokens().stream().anyMatch(token -> token.is("conditional_scope"));
    if (scoped && line.keyword().equals("with")) {
      when = Optional.of(List.of(scope(line)));
    } else if (line.namesParameters()) {
      header(line, List.of());
    }
    // An else behind it, of a loop or of try, is reached unless something ends it.
    return new Block(line.indent(), line.number(), line.keyword(), when, ALWAYS);
  }

  /** {@code with hp.conditional_scope("model", ["a"]):} of KerasTuner. */
  private Condition scope(Line line) {
    Expression opened = new ExpressionParser(line.tokens(), 1).upTo(":");
    if (!(opened instanceof Call call)) {
      throw Refusal.at(line.number(), "conditional_scope is read in a line of its own: with …:");
    }
    Arguments given = new Arguments(call, List.of("parent_name", "parent_values"));
    List<Object> values = Options.of(given.items("parent_values"), found.notes());
    return new Condition(given.text("parent_name"), values);
  }

  private Block branch(Line line) {
    boolean follows = !line.first().is("if");
    Optional<List<Condition>> before =
        !follows ? ALWAYS : closed == null ? Optional.empty() : closed.otherwise();
    Optional<List<Condition>> when = before;
    Optional<List<Condition>> otherwise = Optional.empty();
    if (!line.first().is("else")) {
      Optional<Expression> test = test(line, before);
      when = before.flatMap(b -> test.flatMap(guard::holding).map(own -> Guard.behind(b, own)));
      otherwise =
          before.flatMap(
              b -> test.flatMap(guard::failing).map(not -> Guard.behind(b, List.of(not))));
    }
    return new Block(line.indent(), line.number(), line.keyword(), when, otherwise);
  }

  private Optional<Expression> test(Line line, Optional<List<Condition>> before) {
    if (line.namesParameters()) {
      int first = closed == null ? line.number() : closed.line();
      return Optional.of(header(line, before.orElseThrow(() -> notPlain(line, first))));
    }
    try {
      return Optional.of(new ExpressionParser(line.tokens(), 1).upTo(":"));
    } catch (WrongInputException notPlain) {
      return Optional.empty();
    }
  }

  /** Takes the parameters in that are asked for between the keyword of a block and its colon. */
  private Expression header(Line line, List<Condition> before) {
    int start = line.first().is("for") ? line.indexOf("in") + 1 : 1;
    if (!line.first().is("while") && !BRANCHES.contains(line.keyword()) && start <= 1) {
      throw Refusal.at(
          line.number(),
          "a parameter in the line of '%s' cannot be read: write it on a line of its own"
              .formatted(line.first().text()));
    }
    Expression expression = new ExpressionParser(line.tokens(), start).upTo(":");
    if (isLeftOut(line)) {
      return expression;
    }
    List<Condition> when = when(line);
    when.addAll(before);
    take(expression, when);
    return expression;
  }

  /** Gives the parameter whose value the line's variable holds from here on, if it does. */
  private Optional<String> statement(Line line) {
    Expression value = new ExpressionParser(line.tokens(), start(line)).all();
    List<Condition> when = when(line);
    if (value instanceof Dictionary dictionary && isGrid(dictionary)) {
      grids.read(dictionary);
    } else {
      take(value, when);
    }
    return variables.parameter(value);
  }

  private boolean isGrid(Dictionary dictionary) {
    return grids.knows(dictionary) && !names(dictionary);
  }

  /** Whether calls that name parameters are anywhere in it. */
  private boolean names(Expression expression) {
    return (expression instanceof Call call && !isInt(call) && dialectOf(call).isPresent())
        || expression.parts().stream().anyMatch(this::names);
  }

  /** Where the value begins: behind {@code name =}, {@code name: type =} or {@code return}. */
  private static int start(Line line) {
    return line.first().is("return") ? 1 : line.indexOf("=") + 1;
  }

  private List<Condition> when(Line line) {
    List<Condition> all = new ArrayList<>();
    for (Iterator<Block> outside = blocks.descendingIterator(); outside.hasNext(); ) {
      Block block = outside.next();
      all.addAll(block.when().orElseThrow(() -> notPlain(line, block.line())));
    }
    return all;
  }

  /** Nobody can say how often a loop is gone through: the others are read without it. */
  private boolean isLeftOut(Line line) {
    Optional<Block> loop =
        blocks.stream().filter(block -> LOOPS.contains(block.what())).findFirst();
    loop.filter(around -> line.namesParameters())
        .ifPresent(
            around ->
                found.leaveOut(
                    line.number(),
                    "a parameter inside a loop (line %d) cannot be read: write one line for each, with its full name"
                        .formatted(around.line())));
    return loop.isPresent() && line.namesParameters();
  }

  private static WrongInputException notPlain(Line line, int condition) {
    return Refusal.at(
        line.number(),
        "it depends on line %d, which is no plain condition: compare a variable that holds a parameter, such as if optimizer == 'sgd':"
            .formatted(condition));
  }

  /** An {@code int(…)} is one where what it makes whole names a parameter. */
  private Optional<Dialect> dialectOf(Call call) {
    return isInt(call) && !names(call)
        ? Optional.empty()
        : dialects.stream().filter(dialect -> dialect.knows(call)).findFirst();
  }

  private static boolean isInt(Call call) {
    return call.last().equals("int");
  }

  /** Takes all parameters of an expression in. */
  private void take(Expression expression, List<Condition> when) {
    if (expression instanceof Call call && dialectOf(call).isPresent()) {
      variables.gives(call, dialectOf(call).get().read(call, when));
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
        && SHORT_CIRCUITS.contains(operation.operator())
        && names(operation.parts().get(1))) {
      throw Refusal.at(
          operation.line(),
          "whether the parameter behind '%s' exists depends on what stands before it: write it on a line of its own"
              .formatted(operation.operator()));
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
