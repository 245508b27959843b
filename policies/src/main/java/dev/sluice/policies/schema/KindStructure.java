package dev.sluice.policies.schema;

import static dev.sluice.policies.kubernetes.KubernetesVersion.NEWEST;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * What kubectl and the API server would say of a document by the schema of its kind. A review's
 * object has gone through this before.
 */
final class KindStructure implements Rule<KindSchema> {
  private static final String APACHE = "apache";
  private static final String LOST =
      ": kubectl refuses it, and the API server drops it from other clients";
  private static final String PERHAPS_LOST =
      LOST + ", unless its CustomResourceDefinition is newer (--state)";

  @Override
  public void judge(Field<KindSchema> field, Findings findings) {
    Resource resource = field.resource();
    if (resource.origin() != Origin.DOCUMENT || !resource.object().isObject()) {
      return;
    }
    Optional<Schema> defined = KindDefinition.schema(resource.kind(), resource.state());
    if (defined.isPresent()) {
      Reader reader = new Reader(LOST, false, false, path -> isFilledIn(field, path), NEWEST);
      walk(resource, defined.get(), reader, findings);
    } else if (!field.spec().file().isEmpty()) {
      missing(field, findings);
      Schemas.builtIn(field.spec().file(), resource.kind().name())
          .ifPresent(schema -> walk(resource, schema, reader(field), findings));
    }
  }

  /** Reports fields that the installed operator is too old for. */
  private static void missing(Field<KindSchema> field, Findings findings) {
    Resource resource = field.resource();
    String version = resource.installation().operator(APACHE).orElse("");
    for (FieldPointer pointer : field.spec().missing().getOrDefault(version, List.of())) {
      Value value = resource.at(pointer);
      if (value.isGiven()) {
        String effect = " in version " + version + " of the operator" + LOST;
        findings
            .of(StructuralRows.OF_KINDS.unknown())
            .unknownField(value, List.of(), effect, "remove it, or use a newer operator");
      }
    }
  }

  private static Reader reader(Field<KindSchema> field) {
    Resource resource = field.resource();
    boolean moreFields = resource.kind().hasMoreFields(resource.object(), resource.installation());
    return new Reader(
        moreFields ? "" : PERHAPS_LOST,
        false,
        field.spec().reconstructed(),
        path -> isFilledIn(field, path),
        NEWEST);
  }

  private static void walk(Resource resource, Schema schema, Reader reader, Findings findings) {
    StructuralFindings found = new StructuralFindings(findings, StructuralRows.OF_KINDS, reader);
    new Walker(FieldPath.ROOT, resource.value().steps(), found).resource(schema, resource.object());
  }

  /** Whether the operator's own webhook fills a field in before the API server looks. */
  private static boolean isFilledIn(Field<KindSchema> field, FieldPath path) {
    if (field.spec().written().stream().anyMatch(pointer -> pointer.path().equals(path))) {
      return true;
    }
    Value value = field.resource().value();
    for (FieldPath step : path.ancestry()) {
      if (step.isIndex()) {
        return false;
      }
      value = value.get(step.last());
    }
    return value.isFilledIn();
  }
}
