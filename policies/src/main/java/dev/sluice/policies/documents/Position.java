package dev.sluice.policies.documents;

/** provisional */
public record Position(int line, int column) {}
