package org.tunebench.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the program's archive. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built = Version.class.getPackage().getImplementationVersion();
    return new String[] {"tunebench " + (built == null ? "(not packaged)" : built)};
  }
}
