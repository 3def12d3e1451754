package org.tunebench.app.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.tunebench.engine.WrongInputException;

/** What a verb gives for other programs to read, written to standard output. */
final class DataOutput {
  private DataOutput() {}

  /**
   * Writes it in UTF-8, whatever the terminal's encoding is: data is data.
   *
   * @throws WrongInputException if standard output took only a part of it
   */
  static void write(Console console, OutputFile.Contents contents) {
    try {
      Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
      contents.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requireTaken(console.out());
  }

  /**
   * Refuses to end as if all were well where what was printed has gone nowhere.
   *
   * @throws WrongInputException if standard output took only a part of it
   */
  static void requireTaken(PrintStream out) {
    boolean readerLeft = out instanceof StandardStream standard && standard.readerLeft();
    if (out.checkError() && !readerLeft) {
      throw new WrongInputException(
          "", "standard output took only a part of it: is its disk full?");
    }
  }
}
