package dev.sluice.policies.documents;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Leaves the meaning of plain scalars open: SnakeYAML's own differs from go-yaml's. */
final class PlainTags extends Resolver {
  /** Of a scalar without quotes and without a tag. */
  static final Tag PLAIN = new Tag("tag:sluice.dev,2026:plain");

  @Override
  protected void addImplicitResolvers() {}

  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    return switch (kind) {
      case scalar -> implicit ? PLAIN : Tag.STR;
      case sequence -> Tag.SEQ;
      default -> Tag.MAP;
    };
  }
}
