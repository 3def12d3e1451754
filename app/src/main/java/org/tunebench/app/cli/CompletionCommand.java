package org.tunebench.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete verbs, options and files. */
@Command(
    name = "completion",
    description =
        "Prints a script that lets bash and zsh complete commands and options: 'source <(tunebench"
            + " completion)', best in ~/.bashrc or, after 'autoload -U compinit && compinit', in"
            + " ~/.zshrc.",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine whole = spec.root().commandLine();
    String script = withOpposites(AutoComplete.bash(spec.root().name(), whole), whole);
    DataOutput.write(root.console(), writer -> writer.write(script));
    return ExitCodes.DONE;
  }

  /** The script with what takes an option back, which its maker forgets: {@code --no-pin}. */
  private static String withOpposites(String script, CommandLine whole) {
    String with = script;
    for (CommandLine verb : whole.getSubcommands().values()) {
      CommandSpec verbSpec = verb.getCommandSpec();
      for (OptionSpec option : verbSpec.options()) {
        String name = option.longestName();
        if (option.negatable()) {
          String opposite = verb.getNegatableOptionTransformer().makeNegative(name, verbSpec);
          with = with.replace("'%s'".formatted(name), "'%s' '%s'".formatted(name, opposite));
        }
      }
    }
    return with;
  }
}
