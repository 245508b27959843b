package dev.sluice.policies.documents;

/**
 * Why a document could not be read. The other documents of its source are read nevertheless.
 *
 * @param source the name that the caller gave: a file name, or {@code -} for standard input
 * @param line counted from 1 in the whole source
 * @param column counted from 1 in Unicode code points
 * @param problem one line: what is wrong and what to do
 */
public record DocumentError(String source, int line, int column, String problem) {}
