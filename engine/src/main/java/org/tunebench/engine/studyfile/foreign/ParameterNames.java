package org.tunebench.engine.studyfile.foreign;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.space.Parameter;

/**
 * What parameters of other tools are called here, where not all names can stand: a slash becomes a
 * point, as groups of parameters have it here, and what else cannot be a low line. Of names that
 * become the same, the later ones are numbered.
 */
public final class ParameterNames {
  private static final int LONGEST = 100;

  private final Set<String> seen = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> renamed = new LinkedHashMap<>();

  /** None so far. */
  public ParameterNames() {}

  /**
   * Those of a whole space.
   *
   * @param names as the other tool has them; those that can stand stay as they are
   */
  public static ParameterNames of(Collection<String> names) {
    ParameterNames all = new ParameterNames();
    names.stream().filter(Parameter::canBe).forEach(all::add);
    names.forEach(all::add);
    return all;
  }

  /**
   * Takes one in.
   *
   * @return what it is called here
   */
  public String add(String name) {
    if (!seen.add(name)) {
      return get(name);
    }
    String plain = Parameter.canBe(name) ? name : plain(name);
    String free = plain;
    for (int number = 2; !taken.add(free); number++) {
      String end = "_" + number;
      free = plain.substring(0, Math.min(plain.length(), LONGEST - end.length())) + end;
    }
    if (!free.equals(name)) {
      renamed.put(name, free);
    }
    return free;
  }

  /** Whether it has been taken in. */
  public boolean isKnown(String name) {
    return seen.contains(name);
  }

  private static String plain(String name) {
    String plain = name.strip().replace('/', '.').replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
    String started = plain.matches("[\\p{L}_].*") ? plain : "_" + plain;
    return started.substring(0, Math.min(started.length(), LONGEST));
  }

  /** What a parameter of the other tool is called here. */
  public String get(String name) {
    return renamed.getOrDefault(name, name);
  }

  /** Those that are called something else here, by their own names. */
  public Map<String, String> renamed() {
    return Collections.unmodifiableMap(renamed);
  }

  /** The sentence of a parameter that is called something else here. */
  public static String sentence(String name, String here) {
    return "'%s' cannot name a parameter here and is called '%s'".formatted(name, here);
  }
}
