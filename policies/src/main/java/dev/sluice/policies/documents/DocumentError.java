package dev.sluice.policies.documents;

/** provisional */
public record DocumentError(String source, int line, int column, String problem) {}
