package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.JsonNode;

/** provisional */
public record Document(String source, int number, int line, JsonNode tree, Positions positions) {}
