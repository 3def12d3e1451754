package org.tunebench.app.builder;

import java.util.Locale;

/** The kinds of distribution that a person chooses from. */
enum ParameterKind {
  /** Real numbers between two bounds. */
  FLOAT,
  /** Whole numbers between two bounds. */
  INTEGER,
  /** One of several options. */
  CHOICE,
  /** A normal distribution. */
  NORMAL,
  /** The exponential of a normal one. */
  LOG_NORMAL,
  /** A beta distribution on the numbers from 0 to 1. */
  BETA,
  /** One of several options in an order. */
  ORDERED;

  /** Whether it has bounds, a scale and a step. */
  boolean isRange() {
    return this == FLOAT || this == INTEGER;
  }

  /** Whether it has a mean and a deviation. */
  boolean isNormal() {
    return this == NORMAL || this == LOG_NORMAL;
  }

  /** Whether its values are real numbers, which may be rounded. */
  boolean isReal() {
    return this == FLOAT || isNormal() || this == BETA;
  }

  /** Whether it has options. */
  boolean isOptions() {
    return this == CHOICE || this == ORDERED;
  }

  /** Its name as a key of texts. */
  String key() {
    return "Builder.Kind." + name().toLowerCase(Locale.ROOT);
  }
}
