package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One document of a source that holds a value.
 *
 * @param source the name that the caller gave: a file name, or {@code -} for standard input
 * @param number the document's number in its source, counted from 1: each {@code ---} starts one,
 *     empty ones count too, and so does text before the first {@code ---} that is more than
 *     comments and directives; of several JSON values without {@code ---} each is one
 * @param line the line, counted from 1 in the whole source, on which the value starts
 * @param tree the value as {@code kubectl} would send it, usually an object; never JSON null.
 *     Mutable, and shared with nothing else.
 * @param positions where each value of {@code tree} starts in the whole source
 */
public record Document(String source, int number, int line, JsonNode tree, Positions positions) {

  /** The same with another value, such as the object that comes of applying it. */
  public Document with(JsonNode tree) {
    return new Document(source, number, line, tree, positions);
  }
}
