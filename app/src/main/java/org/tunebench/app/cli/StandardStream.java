package org.tunebench.app.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** A stream that knows why it takes no more: Java's own knows only that it does not. */
final class StandardStream extends PrintStream {
  private final Target target;

  StandardStream(OutputStream target, Charset charset) {
    this(new Target(target), charset);
  }

  private StandardStream(Target target, Charset charset) {
    super(target, true, charset);
    this.target = target;
  }

  /** What the system said when it took no more, or empty. */
  Optional<String> problem() {
    flush();
    return Optional.ofNullable(target.problem);
  }

  /** Whether the reader at the other end, such as {@code head}, has had enough. */
  boolean readerLeft() {
    // Unix says "Broken pipe", Windows "The pipe is being closed".
    return problem().filter(said -> said.toLowerCase(Locale.ROOT).contains("pipe")).isPresent();
  }

  private static final class Target extends FilterOutputStream {
    private String problem;

    Target(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int b) throws IOException {
      noting(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      noting(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
      noting(out::flush);
    }

    private interface Step {
      void run() throws IOException;
    }

    private void noting(Step step) throws IOException {
      try {
        step.run();
      } catch (IOException e) {
        if (problem == null) {
          problem = String.valueOf(e.getMessage());
        }
        throw e;
      }
    }
  }
}
