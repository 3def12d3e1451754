package org.tunebench.app.cli;

import org.tunebench.app.plain.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the program's archive. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"tunebench " + ProgramVersion.built().orElse("(not packaged)")};
  }
}
