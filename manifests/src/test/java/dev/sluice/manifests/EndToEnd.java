package dev.sluice.manifests;

import dev.sluice.manifests.BinarySources.Unavailable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the {@link Cluster} and what is {@link Deployed}, the same to all of them. Where the
 * programs for it cannot be had, the tests are skipped, and one line says why.
 */
final class EndToEnd implements BeforeAllCallback, ParameterResolver, TestWatcher {

  /**
   * The programs, or why there are none.
   *
   * @param unavailable empty where they are there
   */
  private record Found(Optional<Binaries> binaries, String unavailable) {
    static Found find() {
      try {
        return new Found(Optional.of(new Binaries(BinarySources.kubernetes().find())), "");
      } catch (Unavailable e) {
        Progress.say(
            "the tests do not run, for want of a Kubernetes API server: " + e.getMessage());
        return new Found(Optional.empty(), e.getMessage());
      }
    }
  }

  /** What tests can ask for: each is started once, when it is asked for, and closed after all. */
  private static final Map<Class<?>, Function<Binaries, Object>> STARTED =
      Map.of(Cluster.class, Cluster::start, Deployed.class, Deployed::start);

  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(EndToEnd.class));
  }

  private static Found found(ExtensionContext context) {
    return store(context).getOrComputeIfAbsent(Found.class, _ -> Found.find(), Found.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Found found = found(context);
    Assumptions.assumeTrue(found.binaries().isPresent(), found::unavailable);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return STARTED.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Binaries binaries = found(context).binaries().orElseThrow();
    return store(context)
        .getOrComputeIfAbsent(type, _ -> STARTED.get(type).apply(binaries), Object.class);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    Progress.say(
        context.getDisplayName()
            + " failed; logs of all servers: "
            + Cluster.FOLDER
            + ", "
            + Deployed.FOLDER);
  }
}
