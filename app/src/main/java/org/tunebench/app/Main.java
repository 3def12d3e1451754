package org.tunebench.app;

import org.slf4j.LoggerFactory;
import org.tunebench.app.cli.CommandLineApp;
import org.tunebench.app.cli.Console;
import org.tunebench.app.cli.Environment;
import org.tunebench.app.cli.Interruption;

/** Where the program begins: the command line, which opens the window if no verb is given. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Java's own handler would print a stack trace on the person's screen.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) ->
            LoggerFactory.getLogger(Main.class).error("uncaught in {}", thread.getName(), thrown));
    Environment environment =
        new Environment(
            new LocalBackend(), Console.system(), Interruption::bySignal, new DesktopWindow());
    System.exit(new CommandLineApp(environment).run(arguments));
  }
}
