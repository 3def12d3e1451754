package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Name;

/** Which variables hold which parameters at the line that is being read. */
final class Variables {
  private static final Set<String> DECLARING = Set.of("def", "class", "import", "from");
  private static final Set<String> ASSIGNING =
      Set.of("=", "+=", "-=", "*=", "/=", "//=", "**=", "%=", "&=", "|=", "^=", "@=", "<<=", ">>=");

  private final Map<String, String> held = new HashMap<>();
  private final Set<String> assigned = new HashSet<>();

  /** Variables that had another meaning before a block, by the block in which they hold. */
  private final Map<String, Block> inside = new HashMap<>();

  private final Map<Call, String> calls = new IdentityHashMap<>();

  /** The parameter whose value an expression is, or empty where it is none. */
  Optional<String> parameter(Expression expression) {
    if (expression instanceof Call call) {
      return Optional.ofNullable(calls.get(call));
    }
    return expression instanceof Name name
        ? Optional.ofNullable(held.get(name.dotted()))
        : Optional.empty();
  }

  /** A call that gives a parameter's value. */
  void gives(Call call, String parameter) {
    calls.put(call, parameter);
  }

  /**
   * A line gives its targets a new meaning.
   *
   * @param parameter whose value its only target holds from here on, if it does
   * @param block the innermost one that it stands in, or null
   */
  void assign(Line line, Optional<String> parameter, Block block) {
    List<String> targets = targets(line);
    boolean known = targets.stream().anyMatch(assigned::contains);
    for (String target : targets) {
      held.keySet().removeIf(name -> name.equals(target) || name.startsWith(target + "."));
      inside.remove(target);
      assigned.add(target);
    }
    if (parameter.isPresent() && targets.size() == 1) {
      held.put(targets.get(0), parameter.get());
      if (known && block != null) {
        inside.put(targets.get(0), block);
      }
    }
  }

  /** Behind a block, a variable that is assigned anew in it may hold one or the other. */
  void leave(Block block) {
    held.keySet().removeIf(name -> inside.get(name) == block);
    inside.values().removeIf(in -> in == block);
  }

  /** Names, dotted ones too, that a line assigns, loops over, declares or imports. */
  private static List<String> targets(Line line) {
    List<Token> tokens = line.tokens();
    List<String> names = new ArrayList<>();
    if (DECLARING.contains(line.keyword())) {
      names(tokens, 1, tokens.size(), true, names);
    } else if (line.keyword().equals("for")) {
      names(tokens, 1, line.indexOf("in"), true, names);
    } else {
      boolean unpacked = line.first().bracket() > 0;
      int colon = line.indexOf(":");
      int end = lastAssignment(line);
      names(tokens, 0, colon > 0 ? Math.min(colon, end) : end, unpacked, names);
    }
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i - 1).is("as")) {
        names(tokens, i, i + 1, true, names);
      } else if (tokens.get(i).is(":=")) {
        names(tokens, i - 1, i, true, names);
      }
    }
    return names;
  }

  /** Where the last operator that assigns stands outside of brackets, or -1. */
  private static int lastAssignment(Line line) {
    int depth = 0;
    int last = -1;
    for (int i = 0; i < line.tokens().size(); i++) {
      Token token = line.tokens().get(i);
      depth += token.bracket();
      last = depth == 0 && isAssignment(token) ? i : last;
    }
    return last;
  }

  private static boolean isAssignment(Token token) {
    return token.kind() == Token.Kind.OPERATOR && ASSIGNING.contains(token.text());
  }

  /**
   * @param inBrackets whether names in brackets count, which are no indices then
   */
  private static void names(
      List<Token> tokens, int from, int to, boolean inBrackets, List<String> names) {
    int depth = 0;
    StringBuilder dotted = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      depth += token.bracket();
      boolean counts = depth == 0 || inBrackets;
      boolean goesOn = token.is(".") || (i > from && tokens.get(i - 1).is("."));
      if (!goesOn && !dotted.isEmpty()) {
        names.add(dotted.toString());
        dotted.setLength(0);
      }
      if (counts && (token.is(".") || token.kind() == Token.Kind.NAME)) {
        dotted.append(token.text());
      }
    }
    if (!dotted.isEmpty()) {
      names.add(dotted.toString());
    }
  }
}
