package org.tunebench.engine.studyfile.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A YAML 1.2 text as a tree of fields that know their lines. No class is ever made from it. */
public final class YamlDocument {
  private static final Pattern EMPTY_LINE = Pattern.compile("[ \\t]*(?:#.*)?\\R");
  private static final Pattern END = Pattern.compile("\\.\\.\\.[ \\t]*(?=\\R)");

  private static final CoreSchema SCHEMA = new CoreSchema();

  /** What a study file begins with, for messages. */
  public static final String HOW_TO_BEGIN = "begin with objective: and space:";

  private final String file;
  private int values;

  private YamlDocument(String file) {
    this.file = file;
  }

  /** Tells which kind of scalar a plain word is: the core schema of YAML 1.2. */
  static ScalarResolver resolver() {
    return SCHEMA.getScalarResolver();
  }

  /**
   * @param text the whole file
   * @param file its name, for messages
   * @throws StudyFileException if it is empty, not YAML, or beyond the {@link Limits}
   */
  public static Field parse(String text, String file) {
    if (text.length() > Limits.BYTES) {
      throw new StudyFileException(file, 0, "", "is larger than 1 MB: that is no study file", null);
    }
    Node root = compose(withoutLeadingEnd(text), file);
    new YamlDocument(file).requireBounded(root, 0);
    return Field.root(file, root);
  }

  /** A document's end mark before anything else: an excerpt whose beginning was cut away. */
  private static String withoutLeadingEnd(String text) {
    int begins = 0;
    Matcher empty = EMPTY_LINE.matcher(text);
    while (empty.region(begins, text.length()).lookingAt()) {
      begins = empty.end();
    }
    Matcher end = END.matcher(text).region(begins, text.length());
    return end.lookingAt() ? text.substring(0, begins) + text.substring(end.end()) : text;
  }

  private static Node compose(String text, String file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(SCHEMA)
            .setCodePointLimit(Limits.BYTES)
            .setMaxAliasesForCollections(Limits.ALIASES)
            .setAllowNonScalarKeys(true)
            .build();
    GuardedParser parser =
        new GuardedParser(new ParserImpl(settings, new StreamReader(settings, text)), file);
    try {
      Optional<Node> root = new Composer(settings, parser).getSingleNode();
      return root.orElseThrow(
          () -> new StudyFileException(file, 0, "", "is empty: " + HOW_TO_BEGIN, null));
    } catch (YamlEngineException e) {
      throw SyntaxProblem.of(file, e, parser);
    }
  }

  /** Aliases make a small text large, and one within its own anchor makes it endless. */
  private void requireBounded(Node node, int depth) {
    if (++values > Limits.VALUES || depth > Limits.DEPTH) {
      int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new StudyFileException(
          file, line, "", "aliases (*) make this too large: write the values out", null);
    }
    if (node instanceof MappingNode map) {
      for (NodeTuple entry : map.getValue()) {
        requireBounded(entry.getKeyNode(), depth + 1);
        requireBounded(entry.getValueNode(), depth + 1);
      }
    } else if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        requireBounded(item, depth + 1);
      }
    }
  }
}
