package dev.sluice.webhook.check;

import dev.sluice.policies.documents.Position;
import java.util.List;

/**
 * What reports say of the place of a finding, which outlives the document.
 *
 * @param position where the value starts in its file, or what should hold it
 * @param keyedPath the path with the keys of lists' elements, which stays as lists are reordered
 * @param excerpt the lines around it
 */
record Spot(Position position, String keyedPath, List<String> excerpt) {}
