package org.tunebench.app.report;

/**
 * Builds HTML. Text goes through {@link #text} or an attribute, which escape it: whatever a person
 * has typed stays text.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Opens an element: {@code open("td", "class", "number")}. */
  Html open(String name, String... attributes) {
    out.append('<').append(name);
    attributes(attributes);
    out.append('>');
    return this;
  }

  /** An element without content. */
  Html empty(String name, String... attributes) {
    out.append('<').append(name);
    attributes(attributes);
    out.append("/>");
    return this;
  }

  /** Closes an element. */
  Html close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  /** An element with text. */
  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  /** Text. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** A new line in the source. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** Markup of our own, as it is: never of a person's. */
  Html own(String markup) {
    out.append(markup);
    return this;
  }

  private void attributes(String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.append(' ').append(namesAndValues[i]).append("=\"");
      escape(namesAndValues[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        // What HTML does not allow even as a reference.
        out.appendCodePoint(control || c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
