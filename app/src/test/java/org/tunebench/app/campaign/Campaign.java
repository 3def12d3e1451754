package org.tunebench.app.campaign;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The campaign against failure, on the real program. Run by the Maven profile {@code campaign};
 * prints what was tried and what failed, and ends with 1 if anything did.
 */
public final class Campaign {
  private static final int KILLS = 200;

  private Campaign() {}

  /**
   * @param args which parts, all of them unless given: {@code kills}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> parts = args.length > 0 ? List.of(args) : List.of("kills");
    Path folder = Files.createTempDirectory("tunebench campaign é");
    PrintStream out = System.out;
    boolean well = true;
    if (parts.contains("kills")) {
      well &= new Kills(out, folder).run(KILLS, 1);
    }
    if (well) {
      Folders.delete(folder);
    } else {
      out.println("what failed is in " + folder);
    }
    System.exit(well ? 0 : 1);
  }
}
