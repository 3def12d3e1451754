package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Operation;

/** Arithmetic of constants: {@code 10 ** -4}, {@code np.log(1e-5)}, {@code range(1, 5)}. */
final class Arithmetic {
  private static final int MOST_ITEMS = 1000;
  private static final long EXACT = 1L << 52;
  private static final Set<String> MODULES = Set.of("", "math.", "np.", "numpy.");

  private Arithmetic() {}

  /** The value of an operator, or empty where it is not applied to numbers. */
  static Optional<Expression> fold(int line, String operator, Expression a, Expression b) {
    boolean areTexts =
        OptionDraft.text(a).isPresent() && OptionDraft.text(b).isPresent() && operator.equals("+");
    if (areTexts) {
      return Optional.of(new Constant(line, OptionDraft.text(a).get() + OptionDraft.text(b).get()));
    }
    if (!(a instanceof Constant x && b instanceof Constant y && x.isNumber() && y.isNumber())) {
      return Optional.empty();
    }
    if (x.value() instanceof Long m && y.value() instanceof Long n) {
      Optional<Expression> whole = whole(line, operator, m, n);
      if (whole.isPresent()) {
        return whole;
      }
    }
    return real(operator, ((Number) x.value()).doubleValue(), ((Number) y.value()).doubleValue())
        .filter(Double::isFinite)
        .map(value -> new Constant(line, value));
  }

  private static Optional<Expression> whole(int line, String operator, long a, long b) {
    try {
      return switch (operator) {
        case "+" -> Optional.of(new Constant(line, Math.addExact(a, b)));
        case "-" -> Optional.of(new Constant(line, Math.subtractExact(a, b)));
        case "*" -> Optional.of(new Constant(line, Math.multiplyExact(a, b)));
        case "//" ->
            b == 0 ? Optional.empty() : Optional.of(new Constant(line, Math.floorDiv(a, b)));
        case "**" -> {
          double power = Math.pow(a, b);
          yield b >= 0 && Math.abs(power) < EXACT
              ? Optional.of(new Constant(line, (long) power))
              : Optional.empty();
        }
        default -> Optional.empty();
      };
    } catch (ArithmeticException beyondLong) {
      return Optional.empty();
    }
  }

  private static Optional<Double> real(String operator, double a, double b) {
    return switch (operator) {
      case "+" -> Optional.of(a + b);
      case "-" -> Optional.of(a - b);
      case "*" -> Optional.of(a * b);
      case "/" -> Optional.of(a / b);
      case "//" -> Optional.of(Math.floor(a / b));
      case "**" -> Optional.of(Math.pow(a, b));
      default -> Optional.empty();
    };
  }

  /** The value of a function of constants, or empty where it is none that is known. */
  static Optional<Expression> fold(Call call) {
    if (call.function() instanceof Operation method && method.operator().equals(".replace")) {
      return replaced(call, method.parts().get(0));
    }
    if (!MODULES.contains(call.name().substring(0, call.name().length() - call.last().length()))) {
      return Optional.empty();
    }
    return switch (call.last()) {
      case "log" -> function(call, Math::log);
      case "log10" -> function(call, Math::log10);
      case "log2" -> function(call, x -> Math.log(x) / Math.log(2));
      case "exp" -> function(call, Math::exp);
      case "sqrt" -> function(call, Math::sqrt);
      case "list", "tuple" -> sequence(call);
      case "range" -> range(call);
      case "linspace" -> spaced(call, x -> x);
      case "logspace" -> spaced(call, x -> Math.pow(10, x));
      default -> Optional.empty();
    };
  }

  /** {@code "n_layers".replace("_", "-")}. */
  private static Optional<Expression> replaced(Call call, Expression of) {
    List<String> texts =
        Stream.concat(Stream.of(of), call.arguments().stream())
            .flatMap(part -> OptionDraft.text(part).stream())
            .toList();
    boolean isPlain = call.arguments().size() == 2 && call.named().isEmpty() && texts.size() == 3;
    return isPlain
        ? Optional.of(new Constant(call.line(), texts.get(0).replace(texts.get(1), texts.get(2))))
        : Optional.empty();
  }

  private static Optional<Expression> function(Call call, DoubleUnaryOperator of) {
    return numbers(call)
        .filter(numbers -> numbers.size() == 1)
        .map(numbers -> of.applyAsDouble(numbers.get(0).doubleValue()))
        .filter(Double::isFinite)
        .map(value -> new Constant(call.line(), value));
  }

  private static Optional<List<Number>> numbers(Call call) {
    List<Number> numbers = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      if (!(argument instanceof Constant constant && constant.value() instanceof Number number)) {
        return Optional.empty();
      }
      numbers.add(number);
    }
    return call.named().isEmpty() ? Optional.of(numbers) : Optional.empty();
  }

  private static Optional<Expression> sequence(Call call) {
    boolean one = call.arguments().size() == 1 && call.named().isEmpty();
    return one && call.arguments().get(0) instanceof Items items
        ? Optional.of(items)
        : Optional.empty();
  }

  private static Optional<Expression> range(Call call) {
    Optional<List<Number>> given = numbers(call).filter(n -> !n.isEmpty() && n.size() <= 3);
    if (given.isEmpty() || !given.get().stream().allMatch(Long.class::isInstance)) {
      return Optional.empty();
    }
    List<Long> n = given.get().stream().map(Number::longValue).toList();
    long from = n.size() == 1 ? 0 : n.get(0);
    long to = n.size() == 1 ? n.get(0) : n.get(1);
    long step = n.size() == 3 ? n.get(2) : 1;
    boolean exact = LongStream.of(from, to, step).allMatch(x -> Math.abs((double) x) <= EXACT);
    if (step <= 0 || !exact || (double) to - from > (double) step * MOST_ITEMS) {
      throw Refusal.at(
          call.line(), "a range here goes up and has at most %d values".formatted(MOST_ITEMS));
    }
    return Optional.of(
        new Items(
            call.line(),
            LongStream.iterate(from, x -> x < to, x -> x + step)
                .<Expression>mapToObj(x -> new Constant(call.line(), x))
                .toList()));
  }

  private static Optional<Expression> spaced(Call call, DoubleUnaryOperator scale) {
    Optional<List<Number>> given = numbers(call).filter(n -> n.size() == 3);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    double from = given.get().get(0).doubleValue();
    double to = given.get().get(1).doubleValue();
    int count = given.get().get(2).intValue();
    if (count < 1 || count > MOST_ITEMS) {
      throw Refusal.at(call.line(), "from 1 to %d values can be read here".formatted(MOST_ITEMS));
    }
    double step = count == 1 ? 0 : (to - from) / (count - 1);
    return Optional.of(
        new Items(
            call.line(),
            DoubleStream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> Rounding.significant(scale.applyAsDouble(from + i * step)))
                .<Expression>mapToObj(x -> new Constant(call.line(), x))
                .toList()));
  }
}
