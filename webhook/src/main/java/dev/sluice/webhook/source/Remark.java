package dev.sluice.webhook.source;

/**
 * Something to know about a file or folder as a whole, told once a run; never a finding.
 *
 * @param file the file or folder as given
 * @param problem one line: what it is and what to do
 */
public record Remark(String file, String problem) {}
