package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** Images in which something was still to be filled in. */
final class ImagePlaceholders implements Rule<WholeResource> {
  private static final String ID = "SLU-076";
  private static final List<String> IMAGES = List.of("/spec/image", "/spec/image/name");

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    for (String at : IMAGES) {
      Value image = field.resource().at(at);
      if (image.isString() && isOpen(image.scalar())) {
        String problem = Quote.value(image) + " is not a valid image: it still has a placeholder";
        findings.of(ID).invalid(image, problem, "replace the placeholder in < and >");
      }
    }
  }

  private static boolean isOpen(String image) {
    return image.indexOf('<') >= 0 || image.indexOf('>') >= 0;
  }
}
