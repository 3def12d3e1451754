package org.tunebench.engine.study;

import java.util.List;

/**
 * What a person may choose as one exchangeable part of a study: a kind of sampler or of pruner, in
 * words for screens and lists.
 *
 * @param kind the word of the study file: {@code tpe}
 * @param label its name on screens
 * @param description what it does and when to take it, one or two sentences
 * @param settings what can be set, in the order in which to show it
 */
public record PartKind(String kind, String label, String description, List<Setting> settings) {
  /** Copies the settings. */
  public PartKind {
    settings = List.copyOf(settings);
  }

  /** What a setting takes. */
  public enum Type {
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** One of {@link Setting#words}, or any where there are none. */
    WORD,
    /** A time as {@link Durations} reads it, or a number of seconds. */
    TIME,
    /** Names with a value each. */
    PAIRS,
    /**
     * The words of a command: a list, those that belong together in a list of their own, or a line.
     */
    ARGUMENTS
  }

  /**
   * Something that can be set.
   *
   * @param name the word of the study file: {@code startup-trials}
   * @param type what it takes
   * @param otherwise its value where it is not given, as text, or empty where nothing is taken then
   * @param words what a {@link Type#WORD} may be, or empty
   * @param description what it does, one sentence
   */
  public record Setting(
      String name, Type type, String otherwise, List<String> words, String description) {
    /** Copies the words. */
    public Setting {
      words = List.copyOf(words);
    }

    /** A whole number. */
    public static Setting integer(String name, int otherwise, String description) {
      return new Setting(name, Type.INTEGER, Integer.toString(otherwise), List.of(), description);
    }

    /** A number. */
    public static Setting number(String name, double otherwise, String description) {
      return new Setting(name, Type.NUMBER, Double.toString(otherwise), List.of(), description);
    }

    /** A truth value. */
    public static Setting flag(String name, boolean otherwise, String description) {
      return new Setting(name, Type.FLAG, Boolean.toString(otherwise), List.of(), description);
    }

    /** One of several words. */
    public static Setting word(
        String name, String otherwise, List<String> words, String description) {
      return new Setting(name, Type.WORD, otherwise, words, description);
    }

    /** A word that may be any, and is not there unless it is given. */
    public static Setting text(String name, String description) {
      return word(name, "", List.of(), description);
    }

    /** A time; none is set where it is not given if that is empty. */
    public static Setting time(String name, String otherwise, String description) {
      return new Setting(name, Type.TIME, otherwise, List.of(), description);
    }

    /** The same setting without a value where it is not given. */
    public Setting withoutDefault() {
      return new Setting(name, type, "", words, description);
    }
  }
}
