package dev.sluice.policies.documents;

import java.util.List;

/**
 * What a source holds: the documents that could be read and an error for each that could not.
 *
 * @param documents in the order of the text, empty documents left out
 * @param errors in the order of the text
 */
public record Documents(List<Document> documents, List<DocumentError> errors) {
  /** Most Unicode code points of one source. */
  public static final int MAX_CODE_POINTS = 16 * 1024 * 1024;

  /** Most UTF-16 characters of all scalars, each alias and merge key counted with all it brings. */
  static final int MAX_CHARACTERS = 2 * MAX_CODE_POINTS;

  /** Most errors of one source that are told one by one. */
  static final int MAX_ERRORS = 100;

  /** Most objects and lists around one value. */
  static final int MAX_DEPTH = 500;

  /** Most values of one source, each alias and merge key counted with all that it brings. */
  public static final int MAX_VALUES = 1_000_000;

  public Documents {
    documents = List.copyOf(documents);
    errors = List.copyOf(errors);
  }

  /**
   * Reads YAML as {@code kubectl} does (sigs.k8s.io/yaml on go-yaml v2), except that a duplicate
   * key and an unknown tag are errors and that integers of any size stay exact; or JSON (RFC 8259),
   * where a document starts with a brace or a bracket or where {@code source} ends with {@code
   * .json}. Never throws for what the text holds.
   *
   * @param source what the documents name as their source; not opened
   * @param text many documents; a BOM at its start is skipped
   */
  public static Documents read(String source, String text) {
    return read(source, text, MAX_VALUES);
  }

  /**
   * The same within a smaller bound: a value takes up to a kilobyte of memory while it is read.
   *
   * @param maxValues most values of the source, aliases counted with all that they bring
   */
  public static Documents read(String source, String text, int maxValues) {
    return read(source, text, maxValues, false);
  }

  /**
   * The same, but of equal keys the last counts, as for {@code kubectl}; {@link
   * Positions#duplicateKeys} tells them.
   */
  public static Documents readLeniently(String source, String text, int maxValues) {
    return read(source, text, maxValues, true);
  }

  private static Documents read(String source, String text, int maxValues, boolean lenient) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SourceReader(source, content, maxValues, lenient).read();
  }
}
