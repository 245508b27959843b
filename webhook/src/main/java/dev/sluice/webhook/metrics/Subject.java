package dev.sluice.webhook.metrics;

/**
 * What a review is about, as far as labels and the log's line say it.
 *
 * @param uid the review's own id
 * @param kind the resource's kind, without its group
 * @param namespace empty for cluster scope
 * @param name empty where it is still to be generated
 * @param operation as the API server names it
 * @param dryRun whether nothing will be stored
 * @param user who asked the API server for it
 */
public record Subject(
    String uid,
    String kind,
    String namespace,
    String name,
    String operation,
    boolean dryRun,
    String user) {}
