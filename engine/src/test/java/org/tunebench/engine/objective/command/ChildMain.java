package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What commands do to us, in a process of its own that needs nothing but Java. */
public final class ChildMain {
  private ChildMain() {}

  /**
   * @param arguments what to do, and with what
   */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    switch (arguments[0]) {
      case "print" -> rest.forEach(System.out::println);
      case "wide" -> {
        rest.subList(1, rest.size()).forEach(System.out::println);
        System.out.write("tunebench: loss=0.5\n".getBytes(rest.get(0)));
      }
      case "echo" -> echo(rest);
      case "exit" -> {
        System.out.println("last words");
        System.exit(Integer.parseInt(rest.get(0)));
      }
      case "hang" -> hang();
      case "stubborn" -> stubborn();
      case "flood" -> flood(Integer.parseInt(rest.get(0)));
      case "bytes" -> bytes();
      case "env" -> rest.forEach(ChildMain::printVariable);
      case "leave" -> leave(rest);
      case "family" -> family();
      case "file" -> file();
      case "input" -> System.out.println("tunebench: loss=" + System.in.read());
      case "crash" -> crash();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void echo(List<String> rest) {
    for (String argument : rest) {
      System.out.println("argument " + Arrays.toString(argument.getBytes(StandardCharsets.UTF_8)));
    }
    System.out.println("tunebench: loss=" + rest.size());
  }

  private static void hang() throws InterruptedException {
    System.out.println("pid " + ProcessHandle.current().pid());
    new java.util.concurrent.CountDownLatch(1).await();
  }

  private static void stubborn() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(ChildMain::hangAgain));
    hang();
  }

  private static void hangAgain() {
    try {
      System.out.println("not yet");
      new java.util.concurrent.CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flood(int lines) throws IOException {
    OutputStream out = System.out;
    byte[] line = ("x".repeat(999) + "\n").getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i <= lines; i++) {
      out.write(line);
    }
    for (int i = 1; i <= lines; i++) {
      out.write(("tunebench: step=" + i + " loss=" + i + "\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private static void bytes() throws IOException {
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    System.out.write(noise);
    System.out.println("\ntunebench: loss=0.25");
  }

  private static void printVariable(String name) {
    System.out.println(name + " is " + System.getenv(name));
  }

  /** Starts a child of its own that hangs, and ends before it. */
  private static void leave(List<String> how) throws IOException {
    List<String> line = new ArrayList<>(Child.java("hang"));
    ProcessBuilder builder = new ProcessBuilder(line);
    if (how.contains("inherit")) {
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }
    Process child = builder.start();
    System.out.println("left " + child.pid());
    System.out.println("tunebench: loss=0.5");
  }

  /** Reports, hangs, and has a grandchild that hangs, too, without a parent. */
  private static void family() throws Exception {
    Process between = new ProcessBuilder(Child.java("leave", "apart")).start();
    String left = between.inputReader().readLine();
    between.waitFor();
    System.out.printf(
        "tunebench: step=1 loss=1 pid=%d grandchild=%s%n",
        ProcessHandle.current().pid(), left.substring("left ".length()));
    hang();
  }

  private static void file() throws IOException {
    Path file = Path.of(System.getenv("TUNEBENCH_OUTPUT_DIR"), "metrics.jsonl");
    Files.writeString(file, "{\"step\": 1, \"loss\": 0.5}\n{\"step\": 2, ");
    Files.writeString(file, "\"loss\": 0.25}\nno json\n", StandardOpenOption.APPEND);
    Files.writeString(file, "{\"step\": 3, \"loss\": 0.125}", StandardOpenOption.APPEND);
  }

  private static void crash() {
    ProcessHandle self = ProcessHandle.current();
    System.out.println("about to crash");
    System.out.flush();
    try {
      new ProcessBuilder("kill", "-SEGV", Long.toString(self.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
