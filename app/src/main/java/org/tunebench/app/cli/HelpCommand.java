package org.tunebench.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What {@code --help} says, for those who ask for it by a verb. */
@Command(name = "help", description = "Tells more of a command.", mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      completionCandidates = Candidates.Verbs.class,
      description = "the command; all of them unless given")
  private String verb;

  @Override
  public Integer call() {
    CommandLine all = spec.commandLine().getParent();
    CommandLine asked = verb == null ? all : all.getSubcommands().get(verb);
    if (asked == null) {
      throw new UnmatchedArgumentException(all, List.of(verb));
    }
    asked.usage(asked.getOut());
    return ExitCodes.DONE;
  }
}
