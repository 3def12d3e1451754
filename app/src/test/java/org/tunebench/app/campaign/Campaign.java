package org.tunebench.app.campaign;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The campaign against failure, on the real program. Run by the Maven profile {@code campaign};
 * prints what was tried and what failed, and ends with 1 if anything did.
 */
public final class Campaign {
  private static final int KILLS = Integer.getInteger("tunebench.kills", 200);
  private static final int INPUTS = Integer.getInteger("tunebench.inputs", 5_000);

  private Campaign() {}

  /**
   * @param args which parts, all of them unless given: {@code inputs places kills soak}
   */
  public static void main(String[] args) throws Exception {
    List<String> parts =
        args.length > 0 ? List.of(args) : List.of("inputs", "places", "kills", "soak");
    Path folder = Files.createTempDirectory("tunebench campaign é");
    PrintStream out = System.out;
    boolean well = true;
    if (parts.contains("inputs")) {
      well &=
          new MutatedInputs(out, Files.createDirectory(folder.resolve("mutated"))).run(INPUTS, 1);
    }
    if (parts.contains("places")) {
      well &= new OddPlaces(out, Files.createDirectory(folder.resolve("places"))).run();
    }
    if (parts.contains("kills")) {
      well &= new Kills(out, folder).run(KILLS, 1);
    }
    if (parts.contains("soak")) {
      well &= new Soak(out, folder.resolve("soak")).run();
    }
    if (well) {
      Folders.delete(folder);
    } else {
      out.println("what failed is in " + folder);
    }
    System.exit(well ? 0 : 1);
  }
}
